import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import { ChartFigure } from "./chart-figure";
import { HeatScale } from "./heat-scale";
import { MAP_HEIGHT, MAP_WIDTH, mapOutlines } from "./map-outlines";
import styles from "./partner-map.module.css";
import { type DrawnPartner, type MapPartner, preparePartnerMap } from "./prepare-partner-map";

interface Props {
  partners: readonly MapPartner[];
  /** The day up to which assessments count. */
  asOf: string;
}

/** Where some figures go so that they do not cover each other or a border, beside the middle of the country. */
const LABEL_MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ARM: [-2, 8],
  AZE: [10, 6],
  BIH: [-6, 0],
  GEO: [-6, -2],
  KAZ: [-40, 0],
  MDA: [4, -2],
  MLT: [0, -12],
  SRB: [2, -2],
};

let outlines: ReturnType<typeof mapOutlines> | null = null;
/** Drawn once for all requests: nothing of it belongs to a reader. */
function outlinesOf(codes: readonly string[]) {
  outlines ??= mapOutlines(codes);
  return outlines;
}

/** The partners on a map, each a link to its page, tinted by the completion of its own plan, which it also says. */
export function PartnerMap({ partners, asOf }: Props) {
  const t = useTranslations("charts.map");
  const words = useTranslations();
  const format = useFormat();
  const prepared = preparePartnerMap(partners, format.compare);
  const { land, countries } = outlinesOf(partners.map(({ code }) => code));
  const say = ({ name, standing, completion, milestones }: DrawnPartner) =>
    t("partner", {
      name,
      standing: standing ?? "none",
      assessed: completion === null ? "no" : "yes",
      completion: completion === null ? "" : format.percent(completion),
      milestones,
    });
  return (
    <ChartFigure
      title={t("title")}
      answer={t("answer", {
        active: prepared.active,
        assessed: prepared.assessed,
        suspended: prepared.suspended,
      })}
      legend={<MapLegend />}
      drawing={
        <svg viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} className={styles.map}>
          <defs>
            <pattern
              id="map-suspended"
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="6" height="6" className={styles.hatchGround} />
              <path d="M0 0v6" className={styles.hatch} />
            </pattern>
          </defs>
          <path d={land} className={styles.land} />
          {prepared.partners.map((partner) => {
            const outline = countries.get(partner.code);
            if (outline === undefined) return null;
            return (
              <Link
                key={partner.code}
                href={`/partners/${partner.code}`}
                prefetch={false}
                aria-label={say(partner)}
                className={styles.partner}
                data-tint={partner.tint}
              >
                <title>{say(partner)}</title>
                <path d={outline.path} />
                {outline.small ? <circle cx={outline.x} cy={outline.y} r="5" /> : null}
              </Link>
            );
          })}
          {/* Above all borders; the links say the same. */}
          <g aria-hidden="true" className={styles.labels}>
            {prepared.partners.map(({ code, labelled, completion }) => {
              const outline = countries.get(code);
              if (outline === undefined || !labelled || completion === null) return null;
              const [right, down] = LABEL_MOVES[code] ?? [0, 0];
              return (
                <text key={code} x={outline.x + right} y={outline.y + down + 4}>
                  {format.percent(completion)}
                </text>
              );
            })}
          </g>
        </svg>
      }
      drawingIsRead
      table={
        <DataTable
          caption={t("caption")}
          rows={prepared.partners}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "partner",
              header: words("charts.heatMap.partner"),
              rowHeader: true,
              cell: ({ code, name }) => (
                <Link href={`/partners/${code}`} prefetch={false}>
                  {name}
                </Link>
              ),
            },
            {
              key: "standing",
              header: t("standing"),
              cell: ({ standing }) => (standing === null ? null : words(`words.standing.${standing}`)),
            },
            {
              key: "completion",
              header: t("completion"),
              numeric: true,
              cell: ({ completion }) => (completion === null ? t("gap") : format.percent(completion)),
            },
            {
              key: "milestones",
              header: t("milestones"),
              numeric: true,
              cell: ({ milestones }) => format.number(milestones),
            },
          ]}
        />
      }
      notes={[
        words("charts.figure.source"),
        words("charts.figure.asOf", { day: format.day(asOf) }),
        t("boundaries"),
        t("atlas"),
      ]}
    />
  );
}

function MapLegend() {
  const t = useTranslations("charts.map");
  return (
    <div className={styles.legend}>
      <HeatScale />
      <span className={styles.key} data-tint="suspended">
        {t("suspended")}
      </span>
      <span className={styles.key} data-tint="former">
        {t("former")}
      </span>
    </div>
  );
}
