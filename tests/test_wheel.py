"""What people install works: a wheel built from a copy of the sources, run far from them."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ("casemgr", "tui", "workflows", "data")
BESIDE = ("pyproject.toml", "README.md", "LICENSE", ".gitignore")


@dataclass(frozen=True)
class Installed:
    """A fresh environment with the wheel in it; `home` is an empty folder to work in."""

    wheel: Path
    bin: Path
    home: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Runs a program as a person would who has this environment, with no way back to the sources."""
        path = os.pathsep.join((str(self.bin), os.environ["PATH"]))
        env = {"PATH": path, "HOME": str(self.home), "PYTHONUTF8": "1"}
        return subprocess.run(command, cwd=self.home, env=env, capture_output=True, text=True, check=False)


def build(folder: Path) -> Path:
    """Builds from a copy without compiled catalogues, so that the wheel must make its own."""
    copy = folder / "sources"
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    for name in BESIDE:
        shutil.copy(ROOT / name, copy / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return next((folder / "dist").glob("*.whl"))


def install(wheel: Path, folder: Path) -> Path:
    """A new environment. This one lends its libraries through a path file, but not its editable casemgr."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    place = {"base": str(folder), "platbase": str(folder), "installed_base": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", place))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", "venv", place))
    pip = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "--disable-pip-version-check"]
    command = [*pip, "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return scripts


def tour(page: Path) -> str:
    """What a page tells the reader to type, from the line on that names the register to practise with."""
    blocks = re.findall(r"^```console\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    typed = "".join(re.sub(r"^\$ ", "", block, flags=re.MULTILINE) for block in blocks)
    return typed[typed.index("export CASEMGR_REGISTER") :]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    home = folder / "home"
    home.mkdir()
    wheel = build(folder)
    return Installed(wheel, install(wheel, folder / "venv"), home)


def test_the_wheel_carries_its_data(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = set(wheel.namelist())
    data = {path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.toml")}
    fonts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "data" / "fonts").iterdir()}
    styles = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tui").rglob("*.tcss")}
    assert {f"casemgr/{name}" for name in data | fonts} | styles <= names
    assert "casemgr/data/locale/nl/LC_MESSAGES/casemgr.mo" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_carries_nothing_else(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"casemgr", "tui", "workflows"}


def test_it_is_the_installed_one_that_runs(installed: Installed) -> None:
    answer = installed.run(
        str(installed.bin / "python"), "-c", "import casemgr, tui, workflows; print(casemgr.__file__)"
    )
    assert Path(answer.stdout.strip()).is_relative_to(installed.bin.parent), answer.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["--help"], ["leak", "due", "deadline", "letter"]),
        (["deadline", "--rules"], ["gdpr-notify-authority", "be-internal-appeal"]),
        (["packs"], ["bev", "asn"]),
        (["--lang", "nl", "deadline", "gdpr-notify-authority", "--from", "2026-11-20T14:20+01:00"], ["uur"]),
    ],
    ids=["help", "rules", "packs", "dutch"],
)
def test_the_commands_that_need_no_register(installed: Installed, command: list[str], said: list[str]) -> None:
    answer = installed.run("casemgr", *command)
    assert answer.returncode == 0, answer.stderr
    assert [word for word in said if word not in answer.stdout] == []
    assert list(installed.home.iterdir()) == []


@pytest.mark.parametrize("page", ["README.md", "README.nl.md", "docs/data-leak.md"])
def test_a_tour_can_be_followed_to_its_end(installed: Installed, page: str, tmp_path: Path) -> None:
    reader = replace(installed, home=tmp_path)
    answer = reader.run("bash", "-euo", "pipefail", "-c", tour(ROOT / page))
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "practice.db").exists() or (tmp_path / "oefening.db").exists()


def test_each_command_has_its_example(installed: Installed) -> None:
    helped = installed.run("casemgr", "--help").stdout.partition("Commands:")[2]
    commands = re.findall(r"^  ([a-z]+) ", helped, re.MULTILINE)
    examples = (ROOT / "docs/command-line.md").read_text("utf-8")
    assert commands
    assert [name for name in commands if f"$ casemgr {name}" not in examples] == []
