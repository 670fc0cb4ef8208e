export { PlanForbidden as default } from "@/app/(tracker)/milestones/_components/plan-forbidden";
