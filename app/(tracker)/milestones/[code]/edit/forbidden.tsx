export { PlanForbidden as default } from "../../_components/plan-forbidden";
