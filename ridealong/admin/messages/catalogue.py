"""Every occasion on which the program writes to people, from all its rooms."""

from ridealong.applications.occasions import OCCASIONS as APPLICATIONS
from ridealong.notifications.occasions import OCCASIONS as SIGN_IN
from ridealong.posts.occasions import OCCASIONS as POSTS
from ridealong.program.occasions import OCCASIONS as STAFF
from ridealong.rides.occasions import OCCASIONS as RIDES
from ridealong.waivers.occasions import OCCASIONS as WAIVERS

CATALOGUE = {**APPLICATIONS, **WAIVERS, **RIDES, **POSTS, **STAFF, **SIGN_IN}
