DROP INDEX "movements_of_quarter";--> statement-breakpoint
CREATE INDEX "movements_of_quarter" ON "movements" USING btree ("quarter_on","kind","milestone_id","partner_iso3");