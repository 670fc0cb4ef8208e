import { Pagination } from "@/components/ui/pagination";
import { WORK_PAGE_SIZE } from "@/lib/my-work/constants";
import { type OwnList, type Pages, pagesHref } from "../pages";

interface Props {
  list: OwnList;
  pages: Pages;
  /** The page that is shown. */
  page: number;
  total: number;
}

/** The other pages of a list that stands nowhere else. */
export function OwnPages({ list, pages, page, total }: Props) {
  if (total <= WORK_PAGE_SIZE) return null;
  return (
    <Pagination
      page={page}
      pageSize={WORK_PAGE_SIZE}
      total={total}
      hrefFor={(next) => pagesHref(pages, list, next)}
    />
  );
}
