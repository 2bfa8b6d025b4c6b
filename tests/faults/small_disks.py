"""Disks that are soon full: a small tmpfs, where the machine lets us mount one."""

import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest


@contextmanager
def small_disk(path, megabytes):
    """A disk of so many megabytes at a path; the test is skipped where none can be mounted."""
    path.mkdir()
    mount = shutil.which("mount")
    if os.getuid() != 0 or not mount:
        pytest.skip("only root mounts a small disk")
    asked = [mount, "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    try:
        yield path
    finally:
        subprocess.run([shutil.which("umount"), "-l", str(path)], check=True)  # noqa: S603 - ours


@contextmanager
def ballast(disk, free):
    """A file that leaves so many bytes free, until the block ends."""
    left = os.statvfs(disk)
    size = left.f_bavail * left.f_bsize - free
    file = disk / "ballast"
    with file.open("wb") as out:
        os.posix_fallocate(out.fileno(), 0, size)
    try:
        yield
    finally:
        file.unlink()
