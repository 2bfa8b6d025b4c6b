"""The front page: what stands under a headline is where its link leads."""


def test_a_headline_leads_to_what_stands_under_it(still):
    for told in still.get("/index.json?days=60").json()["stories"]:
        held = set()
        for one in told["stories"]:
            page = still.get(one["url"] + ".json").json()
            held |= {each["id"] for each in page["interactions"]}
        assert {one["id"] for one in told["interactions"]} <= held
        assert told["url"] == told["stories"][0]["url"]
        counts = [one["count"] for one in told["stories"]]
        assert counts == sorted(counts, reverse=True)
        assert counts[-1] > 0


def test_several_stories_under_one_headline_are_all_linked(still):
    page = still.get("/?days=60").text
    for told in still.get("/index.json?days=60").json()["stories"]:
        if len(told["stories"]) > 1:
            assert all(f'href="{one["url"]}"' in page for one in told["stories"])
