"""``python -m tools.reference``: write the pages of commands, settings and licences anew from the code and uv.lock."""

from tools.reference.pages import FOLDER, pages

if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
