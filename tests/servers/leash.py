"""Run a command for as long as this process's standard input stays open, then end it.

A test process holds the other end of the pipe, so a server on a leash ends with it even where the test process was
killed and could clean up nothing: the system closes the pipe.

    python leash.py COMMAND [ARGUMENT ...]
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

GRACE_SECONDS = 30.0
"""How long a server may take to close its files after the polite signal."""


def main(command: list[str]) -> int:
    """Run ``command`` until it ends by itself or standard input closes. Returns its exit code."""
    # Ctrl-C reaches every process of the terminal; the server must outlive it until the tests have said goodbye.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    threading.Thread(target=_end_with_input, args=(child,), daemon=True).start()
    return child.wait()


def _end_with_input(child: subprocess.Popen[bytes]) -> None:
    while sys.stdin.buffer.read(4096):
        pass
    child.terminate()
    try:
        child.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
