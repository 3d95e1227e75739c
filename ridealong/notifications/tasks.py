"""What the worker does for the outbox."""

from ridealong.notifications import bounces, claims, delivery


def send_due() -> int:
    """Called after each act that writes a message, and every minute for those put off."""
    return delivery.send_due()


def sweep() -> int:
    """Called every minute: what a killed worker left behind goes out again."""
    return claims.sweep()


def read_bounces() -> int:
    """Called every ten minutes: what could not be delivered is marked, and the desk sees it."""
    return bounces.read()
