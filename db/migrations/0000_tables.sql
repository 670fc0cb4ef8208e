CREATE TABLE "objectives" (
	"code" text PRIMARY KEY NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "objectives_position_is_unique" UNIQUE("position"),
	CONSTRAINT "objectives_code_is_known" CHECK ("objectives"."code" in ('governance', 'interoperability', 'crisis_management', 'rule_of_law', 'integration'))
);
--> statement-breakpoint
CREATE TABLE "reform_areas" (
	"code" text PRIMARY KEY NOT NULL,
	"objective_code" text NOT NULL,
	"letters" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "reform_areas_letters_are_unique" UNIQUE("letters"),
	CONSTRAINT "reform_areas_position_is_unique" UNIQUE("position"),
	CONSTRAINT "reform_areas_code_is_known" CHECK ("reform_areas"."code" in ('civilian_oversight', 'anti_corruption', 'interoperability', 'crisis_management', 'rule_of_law', 'integration'))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"milestone_id" bigint NOT NULL,
	"partner_iso3" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"origin" text DEFAULT 'recorded' NOT NULL,
	"effective_on" date NOT NULL,
	"value" numeric(18, 6) NOT NULL,
	"delivery" text NOT NULL,
	"verdict" text NOT NULL,
	"narrative" text NOT NULL,
	"author_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"decided_by" uuid,
	"accepted_at" timestamp with time zone,
	"returned_at" timestamp with time zone,
	"return_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"request_key" uuid,
	CONSTRAINT "assessments_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "assessments_state_is_known" CHECK ("assessments"."state" in ('draft', 'submitted', 'accepted', 'returned')),
	CONSTRAINT "assessments_origin_is_known" CHECK ("assessments"."origin" in ('recorded', 'import')),
	CONSTRAINT "assessments_delivery_is_known" CHECK ("assessments"."delivery" in ('not_started', 'in_progress', 'completed', 'discontinued')),
	CONSTRAINT "assessments_verdict_is_known" CHECK ("assessments"."verdict" in ('ongoing', 'partially_fulfilled', 'fulfilled', 'not_fulfilled', 'reversed')),
	CONSTRAINT "assessments_recorded_by_somebody" CHECK ("assessments"."origin" = 'import' or "assessments"."author_id" is not null),
	CONSTRAINT "assessments_decided_by_a_second_person" CHECK ("assessments"."decided_by" is distinct from "assessments"."author_id" or "assessments"."decided_by" is null),
	CONSTRAINT "assessments_accepted_by_somebody" CHECK (("assessments"."state" = 'accepted') = ("assessments"."accepted_at" is not null) and ("assessments"."state" <> 'accepted' or "assessments"."origin" = 'import' or "assessments"."decided_by" is not null)),
	CONSTRAINT "assessments_returned_with_a_reason" CHECK ("assessments"."state" <> 'returned' or ("assessments"."decided_by" is not null and "assessments"."returned_at" is not null and btrim(coalesce("assessments"."return_reason", '')) <> '')),
	CONSTRAINT "assessments_waiting_since" CHECK ("assessments"."state" <> 'submitted' or "assessments"."submitted_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "audit_chains" (
	"chain" text PRIMARY KEY NOT NULL,
	"events" bigint NOT NULL,
	"head_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"chain" text NOT NULL,
	"position" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"changed" text[] NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_events_pkey" PRIMARY KEY("chain","position")
);
--> statement-breakpoint
CREATE TABLE "evidence_types" (
	"code" text PRIMARY KEY NOT NULL,
	CONSTRAINT "evidence_types_code_is_known" CHECK ("evidence_types"."code" in ('action_plan', 'agreement', 'annual_report', 'assessment_report', 'audit_report', 'budget_document', 'certificate', 'consultation_record', 'dataset', 'directive', 'evaluation_report', 'exercise_report', 'handover_record', 'legal_opinion', 'legal_text', 'mission_report', 'official_gazette', 'parliamentary_record', 'progress_report', 'register_extract', 'self_assessment', 'staffing_record', 'strategy_document', 'survey', 'training_record'))
);
--> statement-breakpoint
CREATE TABLE "milestone_templates" (
	"code" text PRIMARY KEY NOT NULL,
	"area_code" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"nature" text NOT NULL,
	"result_level" text NOT NULL,
	"indicator" text NOT NULL,
	"unit" text,
	"scale_id" bigint,
	"baseline_low" numeric(18, 6) NOT NULL,
	"baseline_high" numeric(18, 6) NOT NULL,
	"target" numeric(18, 6) NOT NULL,
	"means_of_verification" text NOT NULL,
	"typical_months" smallint NOT NULL,
	"related_framework" text NOT NULL,
	"risk_area" text,
	"evidence_types" text[] NOT NULL,
	CONSTRAINT "milestone_templates_nature_is_known" CHECK ("milestone_templates"."nature" in ('milestone', 'target')),
	CONSTRAINT "milestone_templates_measured_one_way" CHECK (("milestone_templates"."nature" = 'milestone') = ("milestone_templates"."scale_id" is not null) and ("milestone_templates"."scale_id" is null) = ("milestone_templates"."unit" is not null)),
	CONSTRAINT "milestone_templates_baseline_is_a_span" CHECK ("milestone_templates"."baseline_low" <= "milestone_templates"."baseline_high")
);
--> statement-breakpoint
CREATE TABLE "scale_stages" (
	"scale_id" bigint NOT NULL,
	"value" numeric(18, 6) NOT NULL,
	"label_en" text NOT NULL,
	"label_fr" text NOT NULL,
	CONSTRAINT "scale_stages_pkey" PRIMARY KEY("scale_id","value"),
	CONSTRAINT "scale_stages_value_is_whole" CHECK ("scale_stages"."value" = trunc("scale_stages"."value") and "scale_stages"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "scales" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scales_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"version" smallint NOT NULL,
	CONSTRAINT "scales_version_is_unique" UNIQUE("code","version"),
	CONSTRAINT "scales_code_is_a_name" CHECK ("scales"."code" ~ '^[a-z][a-z0-9_]*$'),
	CONSTRAINT "scales_version_is_positive" CHECK ("scales"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"assessment_id" bigint NOT NULL,
	"partner_iso3" text NOT NULL,
	"url" text NOT NULL,
	"title" text NOT NULL,
	"type_code" text NOT NULL,
	"reliability" text NOT NULL,
	"credibility" smallint NOT NULL,
	"dated_on" date,
	"added_by" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_url_is_a_web_address" CHECK ("evidence"."url" ~ '^https?://[^[:space:]]+$'),
	CONSTRAINT "evidence_title_is_not_empty" CHECK (btrim("evidence"."title") <> ''),
	CONSTRAINT "evidence_reliability_is_known" CHECK ("evidence"."reliability" in ('A', 'B', 'C', 'D', 'E', 'F')),
	CONSTRAINT "evidence_credibility_is_known" CHECK ("evidence"."credibility" between 1 and 6)
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	CONSTRAINT "installation_is_one" CHECK ("installation"."only")
);
--> statement-breakpoint
CREATE TABLE "milestone_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "milestone_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"milestone_id" bigint NOT NULL,
	"partner_iso3" text NOT NULL,
	"milestone_version" integer NOT NULL,
	"field" text NOT NULL,
	"old_value" text NOT NULL,
	"new_value" text NOT NULL,
	"reason" text NOT NULL,
	"explanation" text NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "milestone_changes_once_a_version" UNIQUE("milestone_id","milestone_version","field"),
	CONSTRAINT "milestone_changes_field_is_known" CHECK ("milestone_changes"."field" in ('due_on', 'baseline', 'target', 'weight')),
	CONSTRAINT "milestone_changes_reason_is_known" CHECK ("milestone_changes"."reason" in ('correction', 'new_evidence', 'rebaseline', 'scope_change', 'force_majeure')),
	CONSTRAINT "milestone_changes_explained" CHECK (btrim("milestone_changes"."explanation") <> ''),
	CONSTRAINT "milestone_changes_change_something" CHECK ("milestone_changes"."old_value" <> "milestone_changes"."new_value")
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "milestones_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"template_code" text,
	"external_id" text,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"nature" text NOT NULL,
	"indicator" text NOT NULL,
	"unit" text,
	"scale_id" bigint,
	"baseline" numeric(18, 6) NOT NULL,
	"target" numeric(18, 6) NOT NULL,
	"start_on" date NOT NULL,
	"due_on" date NOT NULL,
	"first_due_on" date NOT NULL,
	"weight" numeric(9, 3) NOT NULL,
	"lead_institution" text,
	"source_url" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"request_key" uuid,
	"current_assessment_id" bigint,
	"current_value" numeric(18, 6),
	"current_delivery" text,
	"current_verdict" text,
	"current_effective_on" date,
	"current_accepted_at" timestamp with time zone,
	"current_progress" numeric(30, 6),
	"waiting_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "milestones_code_is_unique" UNIQUE("code"),
	CONSTRAINT "milestones_id_and_partner" UNIQUE("id","partner_iso3"),
	CONSTRAINT "milestones_external_id_is_unique" UNIQUE("partner_iso3","external_id"),
	CONSTRAINT "milestones_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "milestones_code_names_the_partner" CHECK ("milestones"."code" ~ ('^' || "milestones"."partner_iso3" || '-[A-Z]{3}-[0-9]{2,5}$')),
	CONSTRAINT "milestones_title_is_not_empty" CHECK (btrim("milestones"."title") <> ''),
	CONSTRAINT "milestones_nature_is_known" CHECK ("milestones"."nature" in ('milestone', 'target')),
	CONSTRAINT "milestones_measured_one_way" CHECK (("milestones"."nature" = 'milestone') = ("milestones"."scale_id" is not null) and ("milestones"."scale_id" is null) = ("milestones"."unit" is not null)),
	CONSTRAINT "milestones_due_after_start" CHECK ("milestones"."due_on" > "milestones"."start_on"),
	CONSTRAINT "milestones_weight_is_positive" CHECK ("milestones"."weight" > 0),
	CONSTRAINT "milestones_source_is_a_web_address" CHECK ("milestones"."source_url" ~ '^https?://'),
	CONSTRAINT "milestones_current_delivery_is_known" CHECK ("milestones"."current_delivery" in ('not_started', 'in_progress', 'completed', 'discontinued')),
	CONSTRAINT "milestones_current_verdict_is_known" CHECK ("milestones"."current_verdict" in ('ongoing', 'partially_fulfilled', 'fulfilled', 'not_fulfilled', 'reversed'))
);
--> statement-breakpoint
CREATE TABLE "outcome_indicators" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"scale_min" double precision,
	"scale_max" double precision,
	"higher_is_better" boolean NOT NULL,
	"source" text NOT NULL,
	"licence" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcome_values" (
	"partner_iso3" text NOT NULL,
	"indicator_code" text NOT NULL,
	"year" smallint NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "outcome_values_pkey" PRIMARY KEY("partner_iso3","indicator_code","year")
);
--> statement-breakpoint
CREATE TABLE "partner_programmes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "partner_programmes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"partner_iso3" text NOT NULL,
	"programme_code" text NOT NULL,
	"from_on" date,
	"from_precision" text,
	"to_on" date,
	"to_precision" text,
	"checked" boolean NOT NULL,
	"note" text,
	"source" text NOT NULL,
	CONSTRAINT "partner_programmes_start_once" UNIQUE NULLS NOT DISTINCT("partner_iso3","programme_code","from_on"),
	CONSTRAINT "partner_programmes_from_precision_is_known" CHECK ("partner_programmes"."from_precision" in ('year', 'month', 'day')),
	CONSTRAINT "partner_programmes_to_precision_is_known" CHECK ("partner_programmes"."to_precision" in ('year', 'month', 'day')),
	CONSTRAINT "partner_programmes_dates_have_precision" CHECK (("partner_programmes"."from_on" is null) = ("partner_programmes"."from_precision" is null) and ("partner_programmes"."to_on" is null) = ("partner_programmes"."to_precision" is null)),
	CONSTRAINT "partner_programmes_end_not_before_start" CHECK ("partner_programmes"."to_on" >= "partner_programmes"."from_on")
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"iso3" text PRIMARY KEY NOT NULL,
	"iso2" text NOT NULL,
	"region" text NOT NULL,
	"signed_on" date NOT NULL,
	"checked" boolean NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "partners_iso2_is_unique" UNIQUE("iso2"),
	CONSTRAINT "partners_iso3_is_three_letters" CHECK ("partners"."iso3" ~ '^[A-Z]{3}$'),
	CONSTRAINT "partners_iso2_is_two_letters" CHECK ("partners"."iso2" ~ '^[A-Z]{2}$'),
	CONSTRAINT "partners_region_is_known" CHECK ("partners"."region" in ('baltic', 'central_and_eastern_europe', 'central_asia', 'eastern_europe', 'nordic', 'south_caucasus', 'western_balkans', 'western_europe'))
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"code" text PRIMARY KEY NOT NULL,
	CONSTRAINT "programmes_code_is_known" CHECK ("programmes"."code" in ('ipp', 'ipcp', 'ipap', 'itpp', 'anp', 'map', 'parp', 'dcb', 'deep', 'bi', 'occ', 'eop', 'trust_fund'))
);
--> statement-breakpoint
CREATE TABLE "status_spells" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "status_spells_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"partner_iso3" text NOT NULL,
	"standing" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"precision" text NOT NULL,
	"checked" boolean NOT NULL,
	"note" text,
	CONSTRAINT "status_spells_start_once" UNIQUE("partner_iso3","from_on"),
	CONSTRAINT "status_spells_standing_is_known" CHECK ("status_spells"."standing" in ('active', 'suspended', 'withdrawn', 'became_ally')),
	CONSTRAINT "status_spells_precision_is_known" CHECK ("status_spells"."precision" in ('year', 'month', 'day')),
	CONSTRAINT "status_spells_end_after_start" CHECK ("status_spells"."to_on" > "status_spells"."from_on")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"person_id" uuid NOT NULL,
	"partner_iso3" text NOT NULL,
	"assigned_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignments_pkey" PRIMARY KEY("person_id","partner_iso3")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"language" text,
	"is_demonstration" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deactivated_at" timestamp with time zone,
	CONSTRAINT "people_role_is_known" CHECK ("people"."role" in ('analyst', 'manager', 'liaison', 'admin')),
	CONSTRAINT "people_language_is_known" CHECK ("people"."language" in ('en', 'fr')),
	CONSTRAINT "people_name_is_not_empty" CHECK (btrim("people"."name") <> ''),
	CONSTRAINT "people_email_has_an_at" CHECK ("people"."email" like '%_@_%')
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "completion_steps" (
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"quarter_on" date NOT NULL,
	"milestones" integer NOT NULL,
	"assessed" integer NOT NULL,
	"fulfilled" integer NOT NULL,
	"weight" numeric(24, 3) NOT NULL,
	"weighted_progress" numeric(30, 9) NOT NULL,
	CONSTRAINT "completion_steps_pkey" PRIMARY KEY("partner_iso3","area_code","quarter_on"),
	CONSTRAINT "completion_steps_quarter_starts" CHECK ("completion_steps"."quarter_on" = date_trunc('quarter', "completion_steps"."quarter_on"::timestamp)::date)
);
--> statement-breakpoint
CREATE TABLE "due_tallies" (
	"partner_iso3" text NOT NULL,
	"month_on" date NOT NULL,
	"open_milestones" integer NOT NULL,
	CONSTRAINT "due_tallies_pkey" PRIMARY KEY("partner_iso3","month_on")
);
--> statement-breakpoint
CREATE TABLE "milestone_tallies" (
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"delivery" text NOT NULL,
	"verdict" text NOT NULL,
	"milestones" integer NOT NULL,
	CONSTRAINT "milestone_tallies_pkey" PRIMARY KEY("partner_iso3","area_code","delivery","verdict")
);
--> statement-breakpoint
ALTER TABLE "reform_areas" ADD CONSTRAINT "reform_areas_objective_code_objectives_code_fk" FOREIGN KEY ("objective_code") REFERENCES "public"."objectives"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_milestone_fkey" FOREIGN KEY ("milestone_id","partner_iso3") REFERENCES "public"."milestones"("id","partner_iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_templates" ADD CONSTRAINT "milestone_templates_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_templates" ADD CONSTRAINT "milestone_templates_scale_id_scales_id_fk" FOREIGN KEY ("scale_id") REFERENCES "public"."scales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_templates" ADD CONSTRAINT "milestone_templates_target_is_a_stage" FOREIGN KEY ("scale_id","target") REFERENCES "public"."scale_stages"("scale_id","value") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scale_stages" ADD CONSTRAINT "scale_stages_scale_id_scales_id_fk" FOREIGN KEY ("scale_id") REFERENCES "public"."scales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_type_code_evidence_types_code_fk" FOREIGN KEY ("type_code") REFERENCES "public"."evidence_types"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_changes" ADD CONSTRAINT "milestone_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_changes" ADD CONSTRAINT "milestone_changes_milestone_fkey" FOREIGN KEY ("milestone_id","partner_iso3") REFERENCES "public"."milestones"("id","partner_iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_template_code_milestone_templates_code_fk" FOREIGN KEY ("template_code") REFERENCES "public"."milestone_templates"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_scale_id_scales_id_fk" FOREIGN KEY ("scale_id") REFERENCES "public"."scales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_baseline_is_a_stage" FOREIGN KEY ("scale_id","baseline") REFERENCES "public"."scale_stages"("scale_id","value") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_target_is_a_stage" FOREIGN KEY ("scale_id","target") REFERENCES "public"."scale_stages"("scale_id","value") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_values" ADD CONSTRAINT "outcome_values_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_values" ADD CONSTRAINT "outcome_values_indicator_code_outcome_indicators_code_fk" FOREIGN KEY ("indicator_code") REFERENCES "public"."outcome_indicators"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_programmes" ADD CONSTRAINT "partner_programmes_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_programmes" ADD CONSTRAINT "partner_programmes_programme_code_programmes_code_fk" FOREIGN KEY ("programme_code") REFERENCES "public"."programmes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_spells" ADD CONSTRAINT "status_spells_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completion_steps" ADD CONSTRAINT "completion_steps_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completion_steps" ADD CONSTRAINT "completion_steps_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "due_tallies" ADD CONSTRAINT "due_tallies_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_tallies" ADD CONSTRAINT "milestone_tallies_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_tallies" ADD CONSTRAINT "milestone_tallies_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessments_history" ON "assessments" USING btree ("milestone_id","effective_on","accepted_at","id") WHERE "assessments"."state" = 'accepted';--> statement-breakpoint
CREATE INDEX "assessments_unaccepted" ON "assessments" USING btree ("milestone_id") WHERE "assessments"."state" <> 'accepted';--> statement-breakpoint
CREATE INDEX "assessments_waiting" ON "assessments" USING btree ("partner_iso3","submitted_at") WHERE "assessments"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "assessments_partner" ON "assessments" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "audit_events_entity" ON "audit_events" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "evidence_assessment" ON "evidence" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "evidence_partner" ON "evidence" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "milestone_changes_partner" ON "milestone_changes" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "milestones_partner_area" ON "milestones" USING btree ("partner_iso3","area_code");--> statement-breakpoint
CREATE INDEX "milestones_due" ON "milestones" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "milestones_updated" ON "milestones" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "milestones_open_by_due" ON "milestones" USING btree ("due_on","partner_iso3") WHERE "milestones"."current_verdict" is distinct from 'fulfilled' and "milestones"."current_delivery" is distinct from 'discontinued';--> statement-breakpoint
CREATE INDEX "milestones_waiting" ON "milestones" USING btree ("partner_iso3") WHERE "milestones"."waiting_count" > 0;--> statement-breakpoint
CREATE INDEX "milestones_decided" ON "milestones" USING btree ("current_accepted_at","id");--> statement-breakpoint
CREATE INDEX "partner_programmes_partner" ON "partner_programmes" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "assignments_partner" ON "assignments" USING btree ("partner_iso3");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_is_unique" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");