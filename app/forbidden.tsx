import { SiteFrame } from "@/app/_frame/site-frame";
import { ForbiddenState } from "@/components/ui/forbidden-state";

export default function Forbidden() {
  return (
    <SiteFrame>
      <ForbiddenState />
    </SiteFrame>
  );
}
