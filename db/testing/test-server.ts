/** What a run tells its workers about the throwaway server; the addresses are those of the template database. */
export interface TestServer {
  superuserUrl: string;
  ownerUrl: string;
  applicationUrl: string;
}

export const TEMPLATE_DATABASE = "tracker_template";
