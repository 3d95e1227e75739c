"""Which fields tell something about a person. `test_consistency` fails for a field that nobody has sorted."""

FIELDS = {
    # model: (personal, not personal)
    "User": ("password last_login email name language joined_at", "is_superuser is_staff is_active"),
    "Event": ("actor_name", "at name subject case actor details"),
    "Department": (
        "",
        "only name short_name reference_prefix phone desk_hours address colour badge time_zone is_demo opened_at "
        "tested_mail_at",
    ),
    "Station": ("", "name address time_zone arrival_note is_active"),
    "Program": ("", "slug name status pause_message has_publicity is_linkless escalate_after_days"),
    "RuleSet": ("", "number status content reviewed_at valid_from_at published_at"),
    "StationAvailability": ("", "status message since_at"),
    "Invitation": ("note", "code category uses used until_on made_at revoked_at"),
    "RuleTrial": ("", "content status total done flips cursor asked_at"),
    "TrialFinding": ("was becomes no_longer now", ""),
    "Rider": ("legal_name preferred_name email phone language born_on address texts_agreed_at created_at", ""),
    "Ban": ("until_on reason banned_at lifted_at lift_reason", ""),
    "KeepApart": ("kind until_on noted_at ended_at", ""),
    "SavedFilter": ("name", "page query is_shared saved_at"),
    "Application": (
        "reference status category wishes reason languages ties emergency_name emergency_relation emergency_phone "
        "id_kind id_number id_number_purged_at accommodation accommodation_arranged_at affiliation wished_officer "
        "has_one_guardian has_relative_here has_open_case attestation agreed_to_check_at authorized_check_as "
        "accepted_rules_at created_at submitted_at decided_at decline_code public_reason may_reapply_on "
        "approved_until_on held_at desk_note queue",
        "channel filled_from priority escalation",
    ),
    "Answer": ("value answered_at forgotten_at", "code keep_days"),
    "Attachment": ("sha256 size uploaded_at deleted_at", "kind media_type delete_rule"),
    "SearchText": ("text born", ""),
    "SpreadsheetImport": ("uploaded_at", "status headings columns total done"),
    "ImportRow": ("cells outcome problems is_taken_over", "number"),
    "EarlierRide": ("on noted_at", ""),
    "Batch": ("", "task title file_name media_type about status total done size asked_at finished_at"),
    "Guardian": ("name relation email phone language status latest_end invited_at answered_at", ""),
    "InformationRequest": ("question asked_at due_on answer answered_at", "came_from"),
    "Clearance": ("kind status outcome requested_at recorded_at valid_until_on", ""),
    "Delegation": ("starts_on ends_on named_at ended_at", ""),
    "Decision": ("verdict decided_at internal_note overridden", "round step role"),
    "Unannounced": ("verdict decided_at approved_until_on decline_code public_reason may_reapply_on", ""),
    "Link": ("", "purpose subject digest created_at expires_at used_at is_typed"),
    "Message": (
        "to_address to_name language subject body text html calendar",
        "event recipient case dedupe_key channel link_purpose link_subject path is_linkless is_news zone status "
        "message_id attempts created_at send_at claimed_at sent_at waits_for",
    ),
    "Wording": ("", "event recipient language program number subject body written_at ended_at"),
    "MessageStyle": ("", "only quiet_from quiet_until is_linkless has_texts"),
    "Attempt": ("detail", "at is_success"),
    "Officer": (
        "rank surname badge_number takes_riders is_probationary is_flagged may_be_named is_protected is_active",
        "",
    ),
    "HostUnit": ("", "name kind is_active"),
    "Shift": ("starts_at ends_at sector", "is_cancelled"),
    "Seat": ("", "number status"),
    "WaiverText": ("", "audience language version title body is_placeholder status reviewed_at published_at"),
    "Waiver": ("short_code status opened_at completed_at valid_from_at valid_until_at", ""),
    "Signature": (
        "typed_name initials drawing language agreed_to_electronic_at identified_by network_address browser signed_at",
        "role method capacity text_title text_body text_sha256",
    ),
    "Scan": ("uploaded_at checked_at refused_for", "sha256 page_count was_read status"),
    "SealedFile": ("sha256 size sealed_at", "kind number previous chained"),
    "Ride": (
        "check_in_code status starts_at ends_at scheduled_at checked_in_at started_at ended_at cancelled_for "
        "turned_away_for ended_early_by ended_early_reason is_late_cancel overridden override_reason",
        "reminded_at calendar_sequence",
    ),
    "Pause": ("place paused_at resumed_at", "is_dispatch_told"),
    "CheckIn": ("has_shown_id is_dressed is_sober is_briefed also", ""),
    "RideReport": ("summary conduct had_incident light_moment", "calls reported_at"),
    "Feedback": ("stars text given_at", ""),
    "Certificate": ("code covers hours issued_at", "signed_by title time_zone"),
    "PublicityConsent": ("allows_posts name_scope allows_quote expires_on given_at withdrawn_at", ""),
    "PostDraft": (
        "title text sent_back_for",
        "kind status answers cleared_at created_at approved_at approved_sha256 removed_for",
    ),
    "Screening": ("findings", "text_sha256 rules_version outcome screened_at"),
    "Publication": ("text url", "network handed_over_at"),
    "Hold": ("reason", "set_at released_at"),
}

PERSONAL = {f"{model}.{name}" for model, (personal, _other) in FIELDS.items() for name in personal.split()}
NOT_PERSONAL = {f"{model}.{name}" for model, (_personal, other) in FIELDS.items() for name in other.split()}
