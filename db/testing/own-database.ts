import { inject } from "vitest";

import { openConnection } from "@/db/connect";

type Admin = ReturnType<typeof openConnection>;

/** Statements as the superuser of the throwaway server, outside of every database of the product. */
export async function asSuperuser<Result>(work: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = openConnection(inject("testServer").superuserUrl);
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Makes a database of the product that holds what another one does, which nobody may be connected to. */
export async function copyDatabase(admin: Admin, from: string, name: string): Promise<void> {
  const owner = decodeURIComponent(new URL(inject("testServer").ownerUrl).username);
  await admin`create database ${admin(name)} template ${admin(from)} owner ${admin(owner)}`;
}

export async function dropDatabase(admin: Admin, name: string): Promise<void> {
  await admin`drop database if exists ${admin(name)} with (force)`;
}
