/** How long the texts may be that an installation says about itself, in characters. */
export const SETTING_LIMITS = { name: 60, contact: 200, notice: 500, marking: 120 } as const;
