"""A port of this machine, for this machine alone."""

from __future__ import annotations

import socket

from ontology.errors import DealgraphError

HOST = "127.0.0.1"


def listening(port: int, command: str, option: str = "--port") -> socket.socket:
    """A socket that listens there, 0 for any free port; `DealgraphError` names the option for another port."""
    made = socket.socket()
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
        made.listen()  # before the address is told, so that whoever is quick waits and is not refused
    except OSError as error:
        made.close()
        raise DealgraphError(
            f"port {port} cannot be had: {error.strerror}",
            where=command,
            remedy=f"Name another port with {option}, or 0 for any that is free.",
        ) from error
    return made
