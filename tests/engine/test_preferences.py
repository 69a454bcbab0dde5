"""Settings by their names: a table of what each takes, and what a file may say."""

from __future__ import annotations

import tomllib

import pytest

from tutor.engine.paths import Paths
from tutor.engine.preferences import Misfit, Unfit, changed, misfits, shown
from tutor.engine.settings import Settings, load_settings, save_settings

KEPT = Settings("it", "learner-abc", "hr", "Molino", "Piero", "light", True, (("hint", "f6"),))


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("language", "IT", "it"),
        ("name", " Dario\nRossi ", "Dario Rossi"),
        ("name", "", ""),
        ("department", "hr", "hr"),
        ("department", "", ""),
        ("company", "x" * 100, "x" * 80),
        ("theme", "high-contrast", "high-contrast"),
        ("plain", "true", "yes"),
        ("plain", "off", "no"),
        ("keys.submit", "ctrl+s", "ctrl+s"),
        ("keys.submit", "", ""),
    ],
)
def test_a_setting_takes_what_it_may(key: str, typed: str, kept: str) -> None:
    got = shown(changed(Settings(keys=(("submit", "ctrl+b"),)), key, typed), key)
    assert got == kept if len(kept) < 80 else (len(got) == 80 and got.startswith("xxx"))


@pytest.mark.parametrize(
    ("key", "typed", "nearest"),
    [
        ("theem", "light", "theme"),
        ("learner", "me", ""),
        ("theme", "lihgt", "light"),
        ("theme", "", ""),
        ("language", "de", ""),
        ("department", "sale", "sales"),
        ("plain", "perhaps", ""),
    ],
)
def test_what_cannot_be_used_names_the_nearest(key: str, typed: str, nearest: str) -> None:
    with pytest.raises(Unfit) as caught:
        changed(Settings(), key, typed)
    assert caught.value.misfit.nearest == nearest
    assert caught.value.misfit.choices


def test_all_of_it_comes_back_and_what_a_later_tutor_wrote_stays(paths: Paths) -> None:
    save_settings(paths, KEPT)
    assert load_settings(paths) == KEPT
    with paths.settings.open("a", encoding="utf-8") as file:
        file.write("\n[voices]\nspeed = 3\n")
    save_settings(paths, changed(KEPT, "plain", "no"))
    data = tomllib.loads(paths.settings.read_text("utf-8"))
    assert data["voices"] == {"speed": 3}
    assert data["keys"] == {"hint": "f6"}
    assert "plain" not in data
    assert "Piero" not in str(data)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('language = "it"\nlearner = "x"\ntheme = "light"\nplain = true\n[keys]\nhint = "f6"', []),
        ('colour = "red"', ["colour"]),
        ('theme = "dark"\ndepartment = 3', ["theme", "department"]),
        ("plain = 1\ncompany = []", ["plain", "company"]),
        ("keys = 3", ["keys"]),
        ("[keys]\nhint = 6", ["keys.hint"]),
        ('name = "Dario"', ["name"]),
        ("= nothing", ["settings.toml"]),
    ],
)
def test_a_file_is_told_what_in_it_cannot_be_used(paths: Paths, text: str, found: list[str]) -> None:
    paths.settings.parent.mkdir(parents=True)
    paths.settings.write_text(text, "utf-8")
    assert [each.key for each in misfits(paths)] == found
    assert load_settings(paths) is not None


def test_no_file_is_no_trouble(paths: Paths) -> None:
    assert misfits(paths) == ()
    assert Misfit("x") not in misfits(paths)
