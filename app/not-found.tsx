import { SiteFrame } from "@/app/_frame/site-frame";
import { NotFoundState } from "@/components/ui/not-found-state";

export default function NotFound() {
  return (
    <SiteFrame>
      <NotFoundState />
    </SiteFrame>
  );
}
