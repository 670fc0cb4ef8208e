import { describe, expect, it } from "vitest";

import { isCommonPassword } from "@/lib/people/common-passwords";
import { hashPassword, passwordFault, verifyPassword } from "@/lib/people/password";

describe("a kept password", () => {
  it("is an argon2id hash with its own salt, and says nothing of the password", async () => {
    const [one, other] = await Promise.all([hashPassword("twelve letters"), hashPassword("twelve letters")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it("opens to itself and to no other", async () => {
    const kept = await hashPassword("grüne Wiese am See");
    expect(await verifyPassword(kept, "grüne Wiese am See")).toBe(true);
    expect(await verifyPassword(kept, "grüne Wiese am see")).toBe(false);
  });

  it("is the same password however the system spells its accents", async () => {
    const kept = await hashPassword("grüne Wiese".normalize("NFC"));
    expect(await verifyPassword(kept, "grüne Wiese".normalize("NFD"))).toBe(true);
  });

  it("is never right where there is no account, after the same work", async () => {
    const kept = await hashPassword("some password of mine");
    const worked = { account: 0, nobody: 0 };
    // Time of the processor and not of the clock, in turns: what else the machine does counts for neither.
    for (let round = 0; round < 10; round += 1) {
      for (const who of ["account", "nobody"] as const) {
        const begin = process.cpuUsage();
        expect(await verifyPassword(who === "account" ? kept : null, "a wrong one")).toBe(false);
        worked[who] += process.cpuUsage(begin).user;
      }
    }
    expect(worked.nobody / worked.account).toBeGreaterThan(0.5);
    expect(worked.nobody / worked.account).toBeLessThan(2);
  });
});

describe("a new password", () => {
  it("has at least twelve characters, counted as people count them", () => {
    expect(passwordFault("elf zeichen")).toBe("person.password.too_short");
    expect(passwordFault("zwölf Zeiche")).toBeNull();
    expect(passwordFault("🙂🙂🙂🙂🙂🙂")).toBe("person.password.too_short");
  });

  it.each([
    "password1234",
    "Password1234!",
    "P@ssw0rd2026!",
    "QWERTYUIOP123",
    "qwertyuiopas",
    "abcdefghijklmn",
    "nmlkjihgfedcba",
    "aaaaaaaaaaaa",
    "abababababab",
    "123412341234",
    "109876543210",
    "Football2026!!",
    "MotDePasse123",
  ])("%j is among the first to be tried", (password) => {
    expect(passwordFault(password)).toBe("person.password.common");
  });

  it.each(["reform-tracker-demo", "violet kettle 9 harbour", "Tq7#mm29x!Lw", "anna geht am 3. schwimmen"])(
    "%j is nobody's first guess",
    (password) => {
      expect(isCommonPassword(password)).toBe(false);
      expect(passwordFault(password)).toBeNull();
    },
  );
});
