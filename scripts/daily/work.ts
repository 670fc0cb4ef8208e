import { onceForDay } from "@/db/daily-work";
import { forgetOldSignIns, refreshRecheckNotices, removeAbandonedUploads } from "@/db/maintenance";
import { deliverDigests, type Delivery } from "@/lib/digest/deliver";
import { keepForecastsOfQuarter } from "@/lib/forecast/keep";
import { openMailServer } from "@/lib/mail/mail-server";
import type { DailyEnv } from "@/lib/env";
import type { Day } from "@/lib/periods/days";
import { addressOf } from "@/lib/local-address";

/** What the work of one day came to. */
export interface DailyReport {
  rechecks: number;
  /** Whether the forecasts of the quarter were made. */
  forecasts: boolean;
  files: number;
  /** Null where no mail server is set. */
  delivery: Delivery | null;
  finished: boolean;
}

/** Does the work of the day, or what an earlier try has left of it; answers null when nothing was left. */
export function doDailyWork(day: Day, settings: DailyEnv): Promise<DailyReport | null> {
  return onceForDay({ day, mails: settings.SMTP_URL !== undefined }, async () => {
    const rechecks = await refreshRecheckNotices();
    const delivery = await deliver(settings);
    const forecasts = await keepForecastsOfQuarter(day);
    const files = await removeAbandonedUploads();
    await forgetOldSignIns();
    const finished = delivery === null || (delivery.fault === null && delivery.deferred === 0);
    return { rechecks, forecasts, files, delivery, finished };
  });
}

async function deliver(settings: DailyEnv): Promise<Delivery | null> {
  const { SMTP_URL, MAIL_FROM: from } = settings;
  if (SMTP_URL === undefined || from === undefined) return null;
  const server = openMailServer(SMTP_URL);
  try {
    return await deliverDigests({ server, from, siteUrl: settings.NEXTAUTH_URL ?? addressOf(settings) });
  } finally {
    server.close();
  }
}
