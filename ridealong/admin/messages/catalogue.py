"""Every kind of message that the program sends, from all its rooms."""

from ridealong.applications.message_kinds import MESSAGE_KINDS as APPLICATIONS
from ridealong.notifications.message_kinds import MESSAGE_KINDS as SIGN_IN
from ridealong.posts.message_kinds import MESSAGE_KINDS as POSTS
from ridealong.program.message_kinds import MESSAGE_KINDS as STAFF
from ridealong.rides.message_kinds import MESSAGE_KINDS as RIDES
from ridealong.waivers.message_kinds import MESSAGE_KINDS as WAIVERS

CATALOGUE = {**APPLICATIONS, **WAIVERS, **RIDES, **POSTS, **STAFF, **SIGN_IN}
