export { NotFoundState as default } from "@/components/ui/not-found-state";
