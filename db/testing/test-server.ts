/** What a run tells its workers about the throwaway server; the addresses are those of the template database. */
export interface TestServer {
  superuserUrl: string;
  ownerUrl: string;
  applicationUrl: string;
}

export const TEMPLATE_DATABASE = "tracker_template";

/** What the first file that asks for the demonstration programme leaves for the others to copy. */
export const DEMONSTRATION_DATABASE = "tracker_demonstration";
