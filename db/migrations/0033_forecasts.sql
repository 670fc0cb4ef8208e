CREATE TABLE "forecast_models" (
	"quarter_on" date NOT NULL,
	"rule_version" integer NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"fulfilments" integer NOT NULL,
	"model" jsonb,
	"score" jsonb,
	CONSTRAINT "forecast_models_pkey" PRIMARY KEY("rule_version","quarter_on"),
	CONSTRAINT "forecast_models_quarter_starts" CHECK ("forecast_models"."quarter_on" = date_trunc('quarter', "forecast_models"."quarter_on"::timestamp)::date),
	CONSTRAINT "forecast_models_judged_by_its_model" CHECK ("forecast_models"."score" is null or "forecast_models"."model" is not null)
);
--> statement-breakpoint
ALTER TABLE forecast_models ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE forecast_models FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY forecast_models_installation ON forecast_models USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- Whoever reads a milestone may read how its forecast is made: there is nothing of any one partner in it.
CREATE POLICY forecast_models_read ON forecast_models FOR SELECT USING ((SELECT tracker.viewer_role()) IS NOT NULL);
--> statement-breakpoint
GRANT SELECT ON forecast_models TO tracker_app;
