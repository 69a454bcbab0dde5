"""Verbs that say what the format and the checkers are, to authors and to their editors: checkers, schema, docs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tutor.errors import ExitCode, TutorError
from tutor.verbs.completing import checker_names, schema_names

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("name", required=False, shell_complete=checker_names)
@click.option("--area", help="Only those of a skill area, such as content, or closed for closed answers.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def checkers(name: str | None, area: str | None, as_json: bool) -> None:
    """List the checkers, or print the manual page of the one NAMEd."""
    from tutor.checkers.registry import names
    from tutor.wording.manual import contents_lines, manual_data, manual_lines

    if name:
        print(json.dumps(manual_data(name), ensure_ascii=False, indent=2) if as_json else "\n".join(manual_lines(name)))
        return
    areas = list(dict.fromkeys(known.partition(".")[0] for known in names()))
    if area and area not in areas:
        raise TutorError("no such area", area, f"there is: {', '.join(areas)}", ExitCode.NOT_FOUND)
    chosen = [known for known in names() if area in (None, known.partition(".")[0])]
    if as_json:
        print(json.dumps([manual_data(known) for known in chosen], ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for known in chosen for line in contents_lines(known)))


@click.command()
@click.argument("name", required=False, shell_complete=schema_names)
@click.option("--out", type=FILE, help="A folder: all schemas are written there.")
def schema(name: str | None, out: Path | None) -> None:
    """Print a JSON Schema for editors: of a scenario, or the one NAMEd: company, course.

    With it an editor completes keys and values, shows what they are for, and marks slips while they are typed.
    """
    from tutor.course.schema import FILES
    from tutor.course.schema import schema as schema_of

    if name and name not in FILES:
        raise TutorError("no such schema", name, f"there is: {', '.join(FILES)}", ExitCode.NOT_FOUND)
    texts = {
        f"{each}.schema.json": json.dumps(schema_of(each), ensure_ascii=False, indent=2) + "\n"
        for each in ([name] if name else FILES if out else ["scenario"])
    }
    if out is None:
        print(*texts.values(), sep="", end="")
        return
    for file, text in texts.items():
        _write(out / file, text)
    line = f"#:schema ../{out.resolve().name}/scenario.schema.json"
    print(f"An editor reads it where a scenario begins with the line: {line}", file=sys.stderr)


@click.command()
@click.option("--out", type=FILE, help="The file to write.")
def docs(out: Path | None) -> None:
    """Print the reference of the course format, in Markdown."""
    from tutor.wording.reference import reference

    text = reference()
    if out is None:
        print(text, end="")
    else:
        _write(out, text)


def _write(path: Path, text: str) -> None:
    """Write a file and say its name."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        reason = f"{path}: {error.strerror}"
        raise TutorError("not written", reason, "name another place with --out", ExitCode.UNWRITABLE) from error
    print(path)
