"use server";

import { deleteComment, editComment, removeComment, writeComment } from "@/lib/comments/commands";
import { getCommentText } from "@/lib/comments/queries";
import {
  deleteCommentSchema,
  editCommentSchema,
  removeCommentSchema,
  writeCommentSchema,
} from "@/lib/comments/schemas";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";
import { commentPlace } from "./comment-address";

const milestone = { milestoneCode: milestoneCodeSchema };
const next = ({ id }: { id: number }, { milestoneCode }: { milestoneCode: string }) =>
  commentPlace(milestoneCode, id);

export async function writeCommentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "comment.write",
    schema: writeCommentSchema,
    run: writeComment,
    next,
  });
}

export async function editCommentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "comment.edit",
    schema: editCommentSchema.extend(milestone),
    run: editComment,
    next,
    newer: async (viewer, { commentId }) => {
      const stored = await getCommentText(viewer, commentId);
      return stored && { text: stored.text, version: String(stored.version) };
    },
  });
}

export async function deleteCommentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "comment.delete",
    schema: deleteCommentSchema.extend(milestone),
    run: deleteComment,
    next,
  });
}

export async function removeCommentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "comment.remove",
    schema: removeCommentSchema.extend(milestone),
    run: removeComment,
    next,
  });
}
