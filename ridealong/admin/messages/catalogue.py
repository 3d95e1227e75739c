"""Every occasion on which the program writes to people, from all its rooms."""

from ridealong.applications.message_kinds import OCCASIONS as APPLICATIONS
from ridealong.notifications.message_kinds import OCCASIONS as SIGN_IN
from ridealong.posts.message_kinds import OCCASIONS as POSTS
from ridealong.program.message_kinds import OCCASIONS as STAFF
from ridealong.rides.message_kinds import OCCASIONS as RIDES
from ridealong.waivers.message_kinds import OCCASIONS as WAIVERS

CATALOGUE = {**APPLICATIONS, **WAIVERS, **RIDES, **POSTS, **STAFF, **SIGN_IN}
