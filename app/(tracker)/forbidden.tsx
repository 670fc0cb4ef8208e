export { ForbiddenState as default } from "@/components/ui/forbidden-state";
