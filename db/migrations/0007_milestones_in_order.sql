DROP INDEX "milestones_partner_area";--> statement-breakpoint
CREATE INDEX "milestones_in_order" ON "milestones" USING btree ("partner_iso3","area_code",length("code"),"code");