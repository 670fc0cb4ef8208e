"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { chooseStartView, deleteView, renameView, saveView, shareView } from "@/lib/saved-views/commands";
import {
  chooseStartViewSchema,
  deleteViewSchema,
  renameViewSchema,
  saveViewSchema,
  shareViewSchema,
} from "@/lib/saved-views/schemas";

export async function saveViewAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "saved_view.save",
    schema: saveViewSchema,
    run: saveView,
    next: () => "/views?done=saved",
  });
}

export async function renameViewAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "saved_view.rename",
    schema: renameViewSchema,
    run: renameView,
    next: () => "/views?done=renamed",
  });
}

export async function shareViewAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "saved_view.share",
    schema: shareViewSchema,
    run: shareView,
    next: (_view, { shared }) => `/views?done=${shared === "yes" ? "shared" : "unshared"}`,
  });
}

export async function deleteViewAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "saved_view.delete",
    schema: deleteViewSchema,
    run: deleteView,
    next: () => "/views?done=deleted",
  });
}

export async function chooseStartViewAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "person.start_view",
    schema: chooseStartViewSchema,
    run: chooseStartView,
    next: (_nothing, { view }) => `/views?done=${view === null ? "noStart" : "start"}`,
  });
}
