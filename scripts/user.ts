import {
  addPerson,
  assignPartners,
  changeRole,
  deactivatePerson,
  listPeople,
  setPassword,
} from "@/lib/people/accounts";
import { type Role, ROLES } from "@/lib/people/constants";
import { SetupFault } from "@/lib/setup-fault";
import { runCommand } from "@/scripts/command";
import { withDatabase } from "@/scripts/database";
import { readNewPassword } from "@/scripts/password-prompt";

const HELP = `
npm run user -- COMMAND

Manages the accounts of an installation. Changes take effect at the person's next request, on every device.

  list                                    everybody, with role and partners
  add EMAIL --name NAME --role ROLE [--partners GEO,MDA] [--password-stdin]
  role EMAIL ROLE                         analyst, manager, liaison or admin
  assign EMAIL [GEO MDA …]                an analyst's partners, or a liaison's one, instead of those before
  password EMAIL [--password-stdin]       a new password
  deactivate EMAIL                        may not sign in any more; what the person wrote stays

The password is asked for at the terminal, or read from standard input with --password-stdin. It has at least twelve
characters and is not among the most common ones. The last administrator can be neither demoted nor deactivated.
`;

const options = {
  name: { type: "string" },
  role: { type: "string" },
  partners: { type: "string" },
  "password-stdin": { type: "boolean", default: false },
} as const;

await runCommand(HELP, options, async ({ values, positionals }) => {
  const [command = "", ...rest] = positionals;
  const email = () => required(rest[0], "an email address");
  const newPassword = () => readNewPassword(values["password-stdin"] ?? false);
  switch (command) {
    case "list":
      return withDatabase(printPeople);
    case "add": {
      const account = {
        email: email(),
        name: required(values.name, "--name"),
        role: roleNamed(values.role),
        partners: values.partners?.split(",") ?? [],
        password: await newPassword(),
      };
      await withDatabase(() => addPerson(account));
      return say(`${account.email} can sign in as ${account.role} now.`);
    }
    case "role": {
      const role = roleNamed(rest[1]);
      return report(await withDatabase(() => changeRole(email(), role)), `${email()} is ${role} now.`);
    }
    case "assign": {
      const partners = rest.slice(1).flatMap((word) => word.split(","));
      const changed = await withDatabase(() => assignPartners(email(), partners));
      return report(changed, `${email()} has ${partners.join(", ") || "no partner"} now.`);
    }
    case "password": {
      const [person, password] = [email(), await newPassword()];
      await withDatabase(() => setPassword(person, password));
      return say(`${person} has a new password; open sessions have ended.`);
    }
    case "deactivate":
      return report(
        await withDatabase(() => deactivatePerson(email())),
        `${email()} cannot sign in any more.`,
      );
    default:
      throw new SetupFault(
        `${command === "" ? "A command is missing" : `There is no command "${command}"`}: "npm run user -- --help" explains them.`,
      );
  }
});

async function printPeople(): Promise<void> {
  const people = await listPeople();
  if (people.length === 0) return say('Nobody yet: "npm run user -- add" makes the first account.');
  for (const { email, name, role, partners, active, signsIn } of people) {
    const marks = [active ? "" : "deactivated", signsIn ? "" : "no password"].filter((mark) => mark !== "");
    say(
      [email.padEnd(32), role.padEnd(8), name, partners.join(","), marks.join(", ")]
        .filter(Boolean)
        .join("  "),
    );
  }
}

function required(value: string | undefined, what: string): string {
  if (value !== undefined && value !== "") return value;
  throw new SetupFault(`This command needs ${what}: "npm run user -- --help" explains it.`);
}

function roleNamed(text: string | undefined): Role {
  const role = ROLES.find((known) => known === text);
  if (role) return role;
  throw new SetupFault(`A role is one of ${ROLES.join(", ")}.`);
}

function report(changed: boolean, sentence: string): void {
  say(changed ? sentence : "That is so already: nothing was changed.");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
