import { useTranslations } from "next-intl";
import { PictureDownload } from "./picture-download";

interface Props {
  title: string;
  answer: string;
  notes: readonly string[];
}

/** The ways to take a figure away as a picture. */
export function FigurePicture(figure: Props) {
  const t = useTranslations("charts.figure");
  return (
    <PictureDownload
      {...figure}
      labels={{ svg: t("picture", { kind: "SVG" }), png: t("picture", { kind: "PNG" }) }}
    />
  );
}
