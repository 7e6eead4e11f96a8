"""A message for a team's channel, and how Slack and Teams want it written."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """What is said in a channel, and where it leads."""

    title: str
    lines: tuple[str, ...]
    link: str
    link_text: str


def for_slack(message: ChatMessage) -> dict[str, Any]:
    """Return the message as Slack, Mattermost, Rocket.Chat and others of their kind take it by incoming webhook.

    >>> for_slack(ChatMessage("PT Maju & Co", (), "http://localhost/", "Open"))["text"]
    'PT Maju &amp; Co'
    """
    text = "\n".join([f"*{_escaped(message.title)}*", *map(_escaped, message.lines)])
    return {
        "text": _escaped(message.title),
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": text[:3000]}},
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "text": {"type": "plain_text", "text": message.link_text[:75]},
                        "url": message.link,
                    }
                ],
            },
        ],
    }


def for_teams(message: ChatMessage) -> dict[str, Any]:
    """Return the message as an adaptive card, as a Teams workflow takes it by webhook."""
    body = [{"type": "TextBlock", "size": "Medium", "weight": "Bolder", "wrap": True, "text": message.title}]
    body += [{"type": "TextBlock", "wrap": True, "text": line} for line in message.lines]
    return {
        "type": "message",
        "attachments": [
            {
                "contentType": "application/vnd.microsoft.card.adaptive",
                "contentUrl": None,
                "content": {
                    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                    "type": "AdaptiveCard",
                    "version": "1.4",
                    "body": body,
                    "actions": [{"type": "Action.OpenUrl", "title": message.link_text, "url": message.link}],
                },
            }
        ],
    }


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
