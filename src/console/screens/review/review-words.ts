import type { DocumentView } from '../../../modules/documents/api.ts'
import type { Correction, Topic } from '../../../modules/review/api.ts'

export const TOPICS: Record<Topic, string> = {
  ordinary: '一般信息',
  repost: '转载信息',
  figures: '综合性工作及数据',
  leaders: '领导活动',
  correction: '形式勘误',
}

export const CORRECTIONS: Record<Correction['what'], string> = {
  typo: '错别字、标点',
  link: '链接失效或者有误',
  format: '版式、格式',
}

type SignOff = NonNullable<DocumentView['review']>['signOffs'][number]

/** 周文清（代 郑立新）. */
export function signerName({ person, inPlaceOf }: Pick<SignOff, 'person' | 'inPlaceOf'>): string {
  return inPlaceOf === null ? person : `${person}（代 ${inPlaceOf}）`
}
