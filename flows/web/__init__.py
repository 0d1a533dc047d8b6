"""The web, asked politely: robots.txt, a rate per host, limits, and no address of this network unless allowed."""

from flows.web.faults import WebFault
from flows.web.manners import Manners
from flows.web.polite import Answer, Web

__all__ = ["Answer", "Manners", "Web", "WebFault"]
