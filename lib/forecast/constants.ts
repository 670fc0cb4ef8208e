/** The version of the forecast's rule. Whoever changes what it computes counts it up and says so in the methodology. */
export const FORECAST_RULE_VERSION = 2;

/** How many quarters ahead something is forecast, the running one included. What lies beyond is not said. */
export const HORIZON_QUARTERS = 12;

/** Fewer fulfilments than this to learn from are too little data for a forecast. */
export const MIN_FULFILMENTS = 20;

/** How likely the burn-up band is to hold what comes. */
export const BAND_SHARE = 0.8;

/** How many quarters ahead the backtest looks: each forecast is judged by what came within the year. */
export const BACKTEST_QUARTERS = 4;
