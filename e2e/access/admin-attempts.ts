import { randomUUID } from "node:crypto";

import { newPerson } from "@/db/testing/factories";
import { newScale, newTemplate } from "@/e2e/fixtures/administration";
import { said } from "@/e2e/fixtures/messages";
import { OWN_AREA } from "@/e2e/fixtures/rows";
import { SETTINGS } from "@/e2e/fixtures/test";
import { openSession } from "@/lib/people/sessions";

import { type Attempt, everybodyBut, pick, press, set, within } from "./attempt";

const byAdmin = { may: "admin", mayNot: everybodyBut("admin") } as const;
const newManager = async () => (await newPerson("manager")).personId;
const personPage: Attempt["path"] = (_milestone, _proposal, id) => `/admin/people/${id}`;
const templatePage: Attempt["path"] = (_milestone, _proposal, code) => `/admin/catalogue/templates/${code}`;

/** What administrators alone do. */
export const ADMINISTRATION: Readonly<Record<string, Attempt>> = {
  invitePersonAction: {
    ...byAdmin,
    path: () => "/admin/people/new",
    fill: async (page, mark) => {
      await set(page, "name", mark);
      await set(page, "email", `${randomUUID()}@example.org`);
      await pick(page, "role", "manager");
      return press(page, "people.inviteNow");
    },
  },
  editPersonAction: {
    ...byAdmin,
    about: newManager,
    path: personPage,
    fill: async (page, mark) => {
      await within(page, "people.account.edit", "name").fill(mark);
      return press(page, "people.account.save");
    },
  },
  setPersonActiveAction: {
    ...byAdmin,
    about: newManager,
    path: personPage,
    fill: (page) => Promise.resolve(press(page, "people.active.deactivateNow")),
  },
  makePasswordLinkAction: {
    ...byAdmin,
    about: newManager,
    path: personPage,
    fill: (page) => Promise.resolve(press(page, "people.password.invite")),
  },
  endSessionsAction: {
    ...byAdmin,
    about: async () => {
      const id = await newManager();
      await openSession(id);
      return id;
    },
    path: personPage,
    fill: (page) => Promise.resolve(press(page, "people.sessions.end")),
  },
  addTemplateAction: {
    ...byAdmin,
    path: () => "/admin/catalogue/templates/new?by=number",
    fill: async (page, mark) => {
      await pick(page, "area", OWN_AREA);
      await pick(page, "resultLevel", "output");
      for (const name of ["title", "description", "indicator", "meansOfVerification", "relatedFramework"])
        await set(page, name, mark);
      await set(page, "unit", "posts");
      for (const name of ["baselineLow", "baselineHigh", "target"]) await set(page, name, "1");
      await page.locator('[name="evidenceTypes[0].type"]').check();
      return press(page, "catalogue.template.add");
    },
  },
  editTemplateAction: {
    ...byAdmin,
    about: () => newTemplate(),
    path: templatePage,
    fill: async (page, mark) => {
      await set(page, "title", mark);
      return press(page, "catalogue.template.save");
    },
  },
  offerTemplateAction: {
    ...byAdmin,
    about: () => newTemplate(),
    path: templatePage,
    fill: (page) => Promise.resolve(press(page, "catalogue.offer.retireNow")),
  },
  addScaleAction: {
    ...byAdmin,
    path: () => "/admin/catalogue/scales/new",
    fill: async (page, mark) => {
      await set(page, "code", `scale_${randomUUID().slice(0, 8)}`);
      for (const [row, label] of [mark, "In force"].entries())
        for (const name of ["labelEn", "labelFr"]) await set(page, `stages[${row}].${name}`, label);
      return press(page, "catalogue.scale.add");
    },
  },
  reviseScaleAction: {
    ...byAdmin,
    about: async () => (await newScale()).code,
    path: (_milestone, _proposal, code) => `/admin/catalogue/scales/${code}`,
    fill: async (page, mark) => {
      await set(page, "stages[0].labelEn", mark);
      const name = said("catalogue.scale.reviseNow").replace("{version}", "2");
      return () => page.getByRole("button", { name, exact: true }).click();
    },
  },
  changeSettingsAction: {
    ...byAdmin,
    alone: SETTINGS,
    path: () => "/admin/settings",
    fill: async (page, mark) => {
      await set(page, "contact", mark);
      return press(page, "settings.save");
    },
  },
};
