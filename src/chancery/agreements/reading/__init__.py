"""The agreements of one dispatch: who made them, and what they oblige whom to do."""
