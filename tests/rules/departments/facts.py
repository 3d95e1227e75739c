"""Which rules each agency states, by the fields of the published list, and those that are no parameter of a program."""

# What every program does in the same way, so that no rule set says it. Nothing stated had to be left out.
ELSEWHERE = {
    "application_channel": "online, in person and on paper are open in every program",
    "application_fields": "asked on every application; a social security number never is",
    "processing_time": "told from what decisions really took",
    "waiver_clauses": "in the text of the waiver, which counsel writes",
    "who_can_terminate": "rider, officer and supervisor may end every ride",
    "retention": "who rode and who was refused is shown with each new application",
    "other": "remarks; where one is a rule, it has a row",
}

STATED = {
    "Fridley Police Department": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy advance_notice_days "
        "advance_notice_text disqualifiers identification_required extra_forms rider_categories approval_chain "
        "residency_requirement witness_signature_required waiver_signed_when other age_floor "
    ),
    "Claremont Police Department": (
        "allowed_hours requires_background_check disqualifiers rider_categories dress_code approval_chain "
        "who_can_terminate "
    ),
    "Escondido Police Department": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy max_ride_hours "
        "frequency_limit disqualifiers waiver_clauses rider_categories dress_code prohibited_items_or_acts "
        "riders_per_officer waiver_signed_when other age_floor "
    ),
    "Brownsburg Police Department": (
        "min_age minors_policy max_ride_hours frequency_limit advance_notice_days advance_notice_text "
        "disqualifiers dress_code prohibited_items_or_acts approval_chain who_can_terminate application_channel "
        "processing_time other age_floor "
    ),
    "Perry Police Department (city code 258.02)": (
        "min_age guardian_consent_required_under minors_policy disqualifiers waiver_clauses rider_categories "
        "approval_chain other age_floor "
    ),
    "Simpsonville Police Department": (
        "min_age minors_policy max_ride_hours allowed_hours advance_notice_days advance_notice_text "
        "requires_background_check identification_required application_fields waiver_clauses extra_forms "
        "approval_chain waiver_signed_when application_channel age_floor "
    ),
    "Minocqua Police Department": (
        "min_age minors_policy advance_notice_days advance_notice_text disqualifiers application_fields "
        "waiver_clauses extra_forms prohibited_items_or_acts approval_chain age_floor "
    ),
    "Prior Lake Police Department": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy max_ride_hours allowed_hours "
        "rider_categories riders_per_officer approval_chain retention other age_floor "
    ),
    "University of Washington Police": (
        "max_ride_hours frequency_limit requires_background_check disqualifiers identification_required "
        "waiver_clauses extra_forms rider_categories prohibited_items_or_acts approval_chain who_can_terminate "
        "recording_policy waiver_signed_when other "
    ),
    "Austin Police Department": ("frequency_limit application_channel processing_time other "),
    "Surprise Police Department": (
        "min_age minors_policy advance_notice_days advance_notice_text requires_background_check disqualifiers "
        "extra_forms rider_categories dress_code approval_chain residency_requirement witness_signature_required "
        "application_channel age_floor "
    ),
    "Long Beach Police Department": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy frequency_limit "
        "requires_background_check disqualifiers identification_required extra_forms dress_code "
        "prohibited_items_or_acts who_can_terminate recording_policy other age_floor "
    ),
    "Fullerton Police Department": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy max_ride_hours allowed_hours "
        "disqualifiers identification_required application_fields extra_forms approval_chain residency_requirement "
        "waiver_signed_when application_channel age_floor "
    ),
    "San Gabriel Police Department": (
        "min_age minors_policy allowed_hours requires_background_check identification_required rider_categories "
        "dress_code prohibited_items_or_acts approval_chain who_can_terminate residency_requirement "
        "recording_policy witness_signature_required waiver_signed_when age_floor "
    ),
    "Arroyo Grande Police Department": (
        "max_ride_hours requires_background_check waiver_clauses waiver_signed_when other "
    ),
    "Ohio University Police": (
        "min_age minors_policy max_ride_hours requires_background_check identification_required extra_forms "
        "prohibited_items_or_acts approval_chain specific_officer_request other age_floor "
    ),
    "Montgomery County Police Department": (
        "min_age minors_policy allowed_hours frequency_limit requires_background_check identification_required "
        "approval_chain cancellation_rules residency_requirement application_channel age_floor "
    ),
    "Rock Hill Police Department": (
        "min_age minors_policy advance_notice_days advance_notice_text requires_background_check disqualifiers "
        "waiver_clauses extra_forms approval_chain other age_floor "
    ),
    "Berkeley County Sheriff's Office": (
        "min_age minors_policy frequency_limit waiver_clauses prohibited_items_or_acts approval_chain "
        "who_can_terminate cancellation_rules residency_requirement recording_policy application_channel other "
        "age_floor "
    ),
    "Denver Sheriff Department": (
        "min_age minors_policy extra_forms rider_categories approval_chain who_can_terminate post_ride other age_floor "
    ),
    "Boone County Sheriff's Office": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy frequency_limit "
        "advance_notice_days advance_notice_text disqualifiers identification_required waiver_clauses "
        "rider_categories prohibited_items_or_acts approval_chain recording_policy witness_signature_required "
        "waiver_signed_when application_channel age_floor "
    ),
    "Sikeston Department of Public Safety": (
        "min_age minors_policy advance_notice_days advance_notice_text requires_background_check disqualifiers "
        "extra_forms rider_categories dress_code prohibited_items_or_acts approval_chain application_channel other "
        "age_floor "
    ),
    "Drew University Public Safety": (
        "requires_background_check waiver_clauses extra_forms rider_categories dress_code riders_per_officer "
        "approval_chain who_can_terminate recording_policy "
    ),
    "North Coventry Township Police": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy approval_chain other age_floor "
    ),
    "New York City Police Department": (
        "min_age minors_policy max_ride_hours min_ride_hours allowed_hours frequency_limit advance_notice_days "
        "advance_notice_text requires_background_check disqualifiers identification_required rider_categories "
        "riders_per_officer capacity_limits approval_chain cancellation_rules residency_requirement post_ride "
        "application_channel age_floor "
    ),
    "State College Police Department": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy max_ride_hours allowed_hours "
        "requires_background_check extra_forms approval_chain who_can_terminate age_floor "
    ),
    "Pacifica Police Department": (
        "guardian_consent_required_under minors_policy max_ride_hours allowed_hours rider_categories "
        "approval_chain specific_officer_request application_channel other "
    ),
    "Clay County Sheriff's Office (sheriffclayco.org)": (
        "min_age minors_policy frequency_limit requires_background_check rider_categories dress_code "
        "prohibited_items_or_acts approval_chain who_can_terminate residency_requirement recording_policy "
        "application_channel other age_floor "
    ),
    "Scott County Sheriff's Office (scottcountyso.org)": (
        "min_age guardian_consent_required_under minors_policy frequency_limit requires_background_check "
        "disqualifiers extra_forms dress_code prohibited_items_or_acts approval_chain cancellation_rules "
        "recording_policy application_channel other age_floor "
    ),
    "Cabarrus County Sheriff's Office": (
        "min_age minors_policy requires_background_check disqualifiers dress_code prohibited_items_or_acts "
        "approval_chain application_channel age_floor "
    ),
    "Davidson Police Department": (
        "max_ride_hours advance_notice_days advance_notice_text waiver_clauses extra_forms approval_chain "
        "notarization_required waiver_signed_when application_channel "
    ),
    "Red Oak Police Department": ("min_age minors_policy disqualifiers rider_categories approval_chain age_floor "),
    "Rogers Police Department": (
        "min_age guardian_consent_required_under minors_policy frequency_limit requires_background_check "
        "disqualifiers identification_required extra_forms dress_code prohibited_items_or_acts approval_chain "
        "recording_policy other age_floor "
    ),
    "Cherry Hills Village Police Department": (
        "min_age minors_policy frequency_limit advance_notice_days advance_notice_text extra_forms "
        "rider_categories dress_code residency_requirement age_floor "
    ),
    "San Jose State University Police": (
        "requires_background_check disqualifiers extra_forms prohibited_items_or_acts "
    ),
    "Fitchburg Police Department": (
        "min_age minors_policy frequency_limit waiver_clauses dress_code prohibited_items_or_acts recording_policy "
        "application_channel age_floor "
    ),
    "Terrell Police Department": (
        "frequency_limit requires_background_check notarization_required waiver_signed_when application_channel "
        "processing_time "
    ),
    "Riley County Police Department": (
        "guardian_consent_required_under minors_policy advance_notice_days advance_notice_text "
        "requires_background_check waiver_clauses extra_forms rider_categories prohibited_items_or_acts "
        "capacity_limits approval_chain application_channel other "
    ),
    "Virginia Commonwealth University Police": (
        "requires_background_check extra_forms rider_categories approval_chain specific_officer_request "
        "application_channel "
    ),
    "Monterey County Sheriff's Office": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy max_ride_hours allowed_hours "
        "frequency_limit disqualifiers identification_required application_fields extra_forms "
        "prohibited_items_or_acts approval_chain residency_requirement recording_policy application_channel other "
        "age_floor "
    ),
    "Norwich Police Department (G.O. 5.19)": ("frequency_limit extra_forms rider_categories approval_chain "),
    "Dalton Police Department": (
        "min_age minors_policy max_ride_hours frequency_limit advance_notice_days advance_notice_text "
        "requires_background_check disqualifiers identification_required extra_forms rider_categories dress_code "
        "prohibited_items_or_acts approval_chain who_can_terminate age_floor "
    ),
    "Milton Police Department": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy max_ride_hours allowed_hours "
        "identification_required extra_forms rider_categories prohibited_items_or_acts riders_per_officer "
        "approval_chain who_can_terminate other age_floor "
    ),
    "West Lake Hills Police Department": (
        "min_age minors_policy requires_background_check disqualifiers dress_code approval_chain "
        "application_channel age_floor "
    ),
    "St. Petersburg Police Department (G.O. III-04)": ("rider_categories other "),
    "Cheyenne Police Department": (
        "frequency_limit waiver_clauses extra_forms dress_code prohibited_items_or_acts other "
    ),
    "San Francisco Police Department": (
        "min_age minors_policy max_ride_hours frequency_limit identification_required waiver_clauses "
        "rider_categories dress_code prohibited_items_or_acts approval_chain recording_policy age_floor "
    ),
    "Laurel Police Department": (
        "allowed_hours advance_notice_days advance_notice_text requires_background_check extra_forms "
        "prohibited_items_or_acts approval_chain post_ride "
    ),
    "Dunwoody Police Department": (
        "min_age minors_policy valid_for_days requires_background_check application_fields extra_forms "
        "approval_chain notarization_required witness_signature_required application_channel other age_floor "
    ),
    "Marietta Police Department": (
        "max_ride_hours application_fields waiver_clauses recording_policy notarization_required application_channel "
    ),
    "South Dakota State University Police": (
        "min_age minors_policy advance_notice_days advance_notice_text requires_background_check disqualifiers "
        "extra_forms prohibited_items_or_acts cancellation_rules waiver_signed_when age_floor "
    ),
    "NC State University Police": (
        "min_age minors_policy advance_notice_days advance_notice_text requires_background_check disqualifiers "
        "extra_forms approval_chain age_floor "
    ),
    "Chattanooga Police Department": ("approval_chain processing_time other "),
    "Jackson Fire Department": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy max_ride_hours allowed_hours "
        "advance_notice_days advance_notice_text requires_background_check disqualifiers application_fields "
        "waiver_clauses approval_chain who_can_terminate age_floor "
    ),
    "The Woodlands Fire Department": (
        "min_age min_age_with_guardian guardian_consent_required_under minors_policy dress_code approval_chain "
        "recording_policy age_floor "
    ),
    "Metropolitan EMS (MEMS), Little Rock": (
        "advance_notice_days advance_notice_text waiver_clauses extra_forms approval_chain who_can_terminate "
        "specific_officer_request "
    ),
}
