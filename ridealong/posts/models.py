"""Publicity: consent, drafts, approvals, and the record of what left the house."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.guardians.guardian import Guardian
from ridealong.core.pairs import paired
from ridealong.posts import status as statuses
from ridealong.rides.models import Ride


class Consents(models.QuerySet["PublicityConsent"]):
    def active(self, today: Any = None) -> "Consents":
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=today or timezone.localdate()), withdrawn_at=None)


class PublicityConsent(models.Model):
    """What a rider (or a minor's guardian) allows. Asked after the ride, apart from the waiver; withdrawable."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ride = models.ForeignKey(Ride, models.PROTECT, related_name="consents")
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, blank=True, related_name="+")
    allows_posts = models.BooleanField(_("you may write about my ride"))
    name_scope = models.CharField(
        _("how I may be named"), max_length=10, choices=statuses.NameScope, default=statuses.NameScope.NONE
    )
    allows_quote = models.BooleanField(_("you may quote my feedback"), default=False)
    expires_on = models.DateField(_("until"), null=True, blank=True)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = Consents.as_manager()

    class Meta:
        verbose_name = _("publicity consent")
        verbose_name_plural = _("publicity consents")
        constraints = [
            models.UniqueConstraint(
                fields=["ride"],
                condition=Q(withdrawn_at__isnull=True, guardian__isnull=True),
                name="one_active_consent_of_the_rider",
            ),
            models.UniqueConstraint(
                fields=["ride", "guardian"],
                condition=Q(withdrawn_at__isnull=True, guardian__isnull=False),
                name="one_active_consent_per_guardian",
            ),
        ]

    def __str__(self) -> str:
        return self.get_name_scope_display()

    @property
    def case(self) -> UUID:
        return self.ride.application_id


class Posts(models.QuerySet["PostDraft"]):
    def open(self) -> "Posts":
        """Somebody still has to do something."""
        return self.filter(
            status__in=[statuses.PostStatus.DRAFT, statuses.PostStatus.IN_REVIEW, statuses.PostStatus.APPROVED]
        )

    def out_there(self) -> "Posts":
        return self.filter(status__in=[statuses.PostStatus.HANDED_OVER, statuses.PostStatus.PUBLISHED])

    def stories(self, today: Any = None) -> "Posts":
        """Recaps that the town may read now: everyone who ever chose for the ride says yes today."""
        active = PublicityConsent.objects.active(today)
        gone = (
            PublicityConsent.objects.filter(ride=OuterRef("ride"), guardian__isnull=False)
            .annotate(stands=Exists(active.filter(ride=OuterRef("ride"), guardian=OuterRef("guardian"))))
            .filter(stands=False)
        )
        agreed = active.filter(ride=OuterRef("ride"), guardian=None, allows_posts=True)
        refused = active.filter(ride=OuterRef("ride"), allows_posts=False)
        return self.out_there().filter(
            Q(ride=None) | (Exists(agreed) & ~Exists(refused) & ~Exists(gone)), kind=statuses.PostKind.RECAP
        )


class PostDraft(models.Model):
    """A text on its way to the town. The program never publishes it by itself."""

    EVENTS = "post"
    TRANSITIONS = statuses.TRANSITIONS

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ride = models.ForeignKey(Ride, models.PROTECT, null=True, blank=True, related_name="posts")
    kind = models.CharField(_("kind"), max_length=8, choices=statuses.PostKind, default=statuses.PostKind.SHORT)
    status = models.CharField(
        max_length=12, choices=statuses.PostStatus, default=statuses.PostStatus.DRAFT, editable=False
    )
    title = models.CharField(_("headline of the story page"), max_length=120, blank=True)
    text = models.TextField(_("text"), max_length=5000)
    # The four questions every draft answers: {"recognised": bool, "minor": bool, "clear": bool, "joke": str}.
    answers = models.JSONField(default=dict, blank=True)
    author = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    cleared_at = models.DateTimeField(_("all units clear since"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    approved_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    sent_back_for = models.TextField(_("what the second person asks for"), max_length=1000, blank=True, editable=False)
    removed_for = models.CharField(
        _("why it was taken down"), max_length=10, choices=statuses.RemovalReason, blank=True, editable=False
    )

    objects = Posts.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-created_at", "-id"]
        constraints = [
            paired("post", "approved", word="approved_sha256", name="post_approved_at_with_by_and_hash"),
            models.CheckConstraint(
                condition=Q(author__isnull=True) | Q(approved_by__isnull=True) | ~Q(author=models.F("approved_by")),
                name="author_is_not_approver",
                violation_error_message=_("Somebody else than the author must approve a post."),
            ),
        ]
        permissions = [
            ("write_post", _("Can write posts and hand them over")),
            ("approve_post", _("Can approve posts of others")),
            ("release_hold", _("Can release the HOLD on posts")),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60]

    @property
    def case(self) -> UUID | None:
        return self.ride.application_id if self.ride else None


class Screening(models.Model):
    """What the rules found in one version of a text. Only added to."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    post = models.ForeignKey(PostDraft, models.PROTECT, related_name="screenings")
    text_sha256 = models.CharField(max_length=64)
    rules_version = models.CharField(max_length=20)
    outcome = models.CharField(max_length=8)
    findings = models.JSONField(default=list)
    screened_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["screened_at"]

    def __str__(self) -> str:
        return self.outcome


class Publication(models.Model):
    """One hand-over to one network, as it left the house. Only added to."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    post = models.ForeignKey(PostDraft, models.PROTECT, related_name="publications")
    network = models.CharField(_("network"), max_length=20)
    text = models.TextField()
    handed_over_at = models.DateTimeField(default=timezone.now)
    handed_over_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    url = models.URLField(_("address of the post"), blank=True, max_length=500)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publication record")
        ordering = ["-handed_over_at"]

    def __str__(self) -> str:
        return self.network


class Hold(models.Model):
    """The red HOLD: while one is active, nothing leaves the house. Anybody sets it; press or command releases it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reason = models.CharField(_("why"), max_length=200, blank=True)
    set_at = models.DateTimeField(default=timezone.now, editable=False)
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    released_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        ordering = ["-set_at"]
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(released_at__isnull=True), name="one_hold_at_a_time"),
            paired("hold", "released"),
        ]

    def __str__(self) -> str:
        return self.reason or str(self.set_at)
