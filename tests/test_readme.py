import re
from pathlib import Path

from service.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def test_the_settings_table_is_complete_and_says_what_the_code_says() -> None:
    rows = dict(re.findall(r"^\| `(MINUTEBOOK_\w+)` \| [^|]* \| ([^|]+?) \|$", README, re.MULTILINE))
    wanted = {f"MINUTEBOOK_{name.upper()}": field.description or "" for name, field in Settings.model_fields.items()}
    assert rows == wanted


def test_every_command_of_the_readme_exists() -> None:
    from service.cli import app

    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert set(re.findall(r"^\| `minutebook (\w+)", README, re.MULTILINE)) <= commands


def test_every_task_of_the_makefile_is_described() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    described = set(re.findall(r"^([a-z]+):.*## \S", MAKEFILE, re.MULTILINE))
    assert {"run", "test", "check", "evaluate", "bench", "clean", "help"} <= described
    assert targets == described
