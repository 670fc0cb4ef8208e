import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Expression, type JSXChild, type JSXEmptyExpression, parseSync, Visitor } from "oxc-parser";
import { describe, expect, it } from "vitest";

/** Attributes whose value is read or heard by people. */
const SPOKEN = new Set([
  "alt",
  "title",
  "placeholder",
  "label",
  "description",
  "aria-label",
  "aria-description",
]);

/** Two letters in a row make a word; punctuation, arrows and single letters do not. */
const isText = (text: string) => /\p{L}{2}/u.test(text);

/** The texts that a component writes itself instead of taking them from the messages. */
function strayTexts(file: string, source: string): readonly string[] {
  const found: string[] = [];
  const note = (value: unknown) => {
    if (typeof value === "string" && isText(value)) found.push(value.trim());
  };
  const noteExpression = (expression: Expression | JSXEmptyExpression) => {
    if (expression.type === "Literal") note(expression.value);
    if (expression.type === "TemplateLiteral") expression.quasis.forEach((part) => note(part.value.cooked));
    if (expression.type === "LogicalExpression") noteExpression(expression.right);
    if (expression.type === "ConditionalExpression") {
      noteExpression(expression.consequent);
      noteExpression(expression.alternate);
    }
  };
  const noteChildren = (children: readonly JSXChild[]) => {
    for (const child of children) {
      if (child.type === "JSXText") note(child.value);
      if (child.type === "JSXExpressionContainer") noteExpression(child.expression);
    }
  };
  const visitor = new Visitor({
    JSXElement: (node) => noteChildren(node.children),
    JSXFragment: (node) => noteChildren(node.children),
    JSXAttribute: ({ name, value }) => {
      if (name.type !== "JSXIdentifier" || !SPOKEN.has(name.name)) return;
      if (value?.type === "Literal") note(value.value);
      if (value?.type === "JSXExpressionContainer") noteExpression(value.expression);
    },
  });
  const { program, errors } = parseSync(file, source);
  expect(errors).toEqual([]);
  visitor.visit(program);
  return found;
}

describe("the search for stray text", () => {
  it.each([
    ["<p>Not assessed</p>", ["Not assessed"]],
    ["<p>{'Due soon'}</p>", ["Due soon"]],
    ["<p>{`Due ${day}`}</p>", ["Due"]],
    ["<img alt='A map' />", ["A map"]],
    ["<a aria-label={`Page ${n}`} />", ["Page"]],
    ["<p>{late ? 'Overdue' : null}</p>", ["Overdue"]],
    ["<>{late && 'Overdue'}</>", ["Overdue"]],
  ])("finds it in %s", (source, texts) => {
    expect(strayTexts("x.tsx", source)).toEqual(texts);
  });

  it.each([
    "<p>{t('due')}: – {value} %</p>",
    "<td data-kind='some words'>A</td>",
    "<div className='some words' />",
  ])("finds none in %s", (source) => {
    expect(strayTexts("x.tsx", source)).toEqual([]);
  });
});

it("no page and no component shows text from outside the messages", () => {
  const root = join(import.meta.dirname, "..");
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => join(folder, file)),
  );
  const stray = files.map((file) => ({
    file,
    texts: strayTexts(file, readFileSync(join(root, file), "utf8")),
  }));
  expect(files.length).toBeGreaterThan(20);
  expect(stray.filter(({ texts }) => texts.length > 0)).toEqual([]);
});
