export const SVG = "http://www.w3.org/2000/svg";

/** The properties that the style sheets decide; a picture stands alone and has to carry them. */
const STYLED = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity"],
  ...["font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "paint-order"],
] as const;

/** A drawing that stands alone, in the size that it has on the screen. */
export interface Taken {
  drawing: SVGSVGElement;
  width: number;
  height: number;
}

/** The drawing with what its style sheets say written into it. */
export function takeDrawing(drawing: SVGSVGElement): Taken {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError("a drawing is an svg element");
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original);
    const target = copies[index];
    for (const property of STYLED) target?.setAttribute(property, style.getPropertyValue(property));
    target?.removeAttribute("class");
  }
  const { width, height } = drawing.getBoundingClientRect();
  return { drawing: copy, width, height };
}

export function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}
