"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import {
  changeSchedule,
  createSchedule,
  receiveSchedule,
  setScheduleState,
} from "@/lib/reports/schedules/commands";
import { scheduleValues } from "@/lib/reports/schedules/form-values";
import { getSchedule } from "@/lib/reports/schedules/queries";
import { scheduleHref } from "@/lib/reports/schedules/rules";
import {
  changeScheduleSchema,
  createScheduleSchema,
  receiveScheduleSchema,
  setScheduleStateSchema,
} from "@/lib/reports/schedules/schemas";

const lists = ["sections", "recipients"];

export async function createScheduleAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "schedule.create",
    schema: createScheduleSchema,
    lists,
    run: createSchedule,
    next: ({ id }) => `${scheduleHref(id)}?done=created`,
  });
}

export async function changeScheduleAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "schedule.change",
    schema: changeScheduleSchema,
    lists,
    run: changeSchedule,
    next: ({ id }) => `${scheduleHref(id)}?done=changed`,
    newer: async (viewer, { id }) => {
      const stored = await getSchedule(viewer, id);
      return stored === null || !stored.isOwn ? null : scheduleValues(stored);
    },
  });
}

export async function setScheduleStateAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "schedule.state",
    schema: setScheduleStateSchema,
    run: setScheduleState,
    next: ({ id }, { state }) => `${scheduleHref(id)}?done=${state}`,
  });
}

export async function receiveScheduleAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "schedule.receive",
    schema: receiveScheduleSchema,
    run: receiveSchedule,
    next: ({ id }, { receives }) => `${scheduleHref(id)}?done=${receives}`,
  });
}
