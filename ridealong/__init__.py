"""A ride-along, told in packages.

A department describes its *program* and its rules. A rider's *application* is vetted and decided;
the rider signs a *waiver*; officers have *shifts* with a seat; the *ride* brings them together;
and, if everyone agrees, *posts* tell the town. *web* and *admin* show all of this to people.

Imports run one way (tests/test_architecture.py):
settings, urls > web/*, admin > posts > rides > waivers, shifts > applications > program
    > notifications, documents, rules > core > accounts
"""
