/**
 * The periods of a request, each once, with the line of the law that sets it.
 * All are in working days; the day a period starts from does not count.
 */

/** 条例第三十三条：行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复。 */
export const REPLY = { workingDays: 20, article: '条例第三十三条' } as const

/** 条例第三十三条：……应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日。 */
export const EXTENSION = { workingDays: 20, article: '条例第三十三条' } as const

/**
 * 条例第三十五条：申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由。行政机关认为申请理由不合理的，
 * 告知申请人不予处理；行政机关认为申请理由合理，但是无法在本条例第三十三条规定的期限内答复申请人的，可以确定延迟答复的合理期限并告知申请人。
 */
export const EXCESS = { article: '条例第三十五条' } as const
export const DELAY = EXCESS

/** 条例第十七条：行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任。 */
export const REVIEW = { article: '条例第十七条' } as const

/**
 * 条例第三十条：……自收到申请之日起7个工作日内一次性告知申请人作出补正……
 * 答复期限自行政机关收到补正的申请之日起计算。
 */
export const SUPPLEMENT_NOTICE = { workingDays: 7, article: '条例第三十条' } as const

/** 条例第三十三条：行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。 */
export const CONSULTATION = { article: '条例第三十三条' } as const

/** 条例第三十二条：第三方应当自收到征求意见书之日起15个工作日内提出意见。 */
export const THIRD_PARTY_ANSWER = { workingDays: 15, article: '条例第三十二条' } as const

/** 条例第三十四条：被征求意见机关应当自收到征求意见书之日起15个工作日内提出意见，逾期未提出意见的视为同意公开。 */
export const CO_MAKER_ANSWER = { workingDays: 15, article: '条例第三十四条' } as const

/** 条例第三十三条 sets no period for any other organ: it is excluded until it answers. */
export const OTHER_ORGAN_ANSWER = { workingDays: null, article: '条例第三十三条' } as const

/**
 * 国办函〔2020〕109号 (信息处理费管理办法): the notice goes out within the answer period, and the answer period
 * starts afresh on the day after full payment.
 */
export const FEE_NOTICE = { article: '国办函〔2020〕109号' } as const

/** 国办函〔2020〕109号：申请人应当自收到收费通知次日起20个工作日内缴纳费用，逾期未缴纳的，视为放弃申请。 */
export const FEE_PAYMENT = { workingDays: 20, article: '国办函〔2020〕109号' } as const

/** 条例第三十一条 says which day is the day of receipt, from which everything is counted. */
export const RECEIPT = { article: '条例第三十一条' } as const

/** 民事诉讼法第八十五条：期间开始的时和日，不计算在期间内。 */
export const FIRST_DAY = { article: '民事诉讼法第八十五条' } as const
