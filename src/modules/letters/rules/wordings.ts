import type { LetterKind } from '../letter.ts'

/** 字段: what the program puts in its place. */
export interface TemplateField {
  name: string
  sample: string
}

/** A thing that must, or should, stand in a text. */
export interface Demand {
  /** The field, or the words of the law. */
  what: string
  why: string
  article?: string
}

/** What may and must stand in the text of one kind of letter. */
export interface TemplateRule {
  fields: readonly TemplateField[]
  /** Fields without which the letter is not what the law asks for. */
  needs: readonly Demand[]
  /** Words of the statute that are missed when they are gone: a warning. */
  keeps: readonly Demand[]
  /** In characters. */
  most: number
  /** What stands there until the organ words it itself. */
  text: string
}

const CASE = { name: '登记编号', sample: '〔2026〕12号' }
const RECEIVED = { name: '收到日期', sample: '2026年9月21日' }
const ASKED = { name: '申请内容', sample: '2025年度城区老旧小区改造项目清单及资金安排' }
const DUE = { name: '答复期限', sample: '2026年10月26日' }
const APPLICANT = { name: '申请人', sample: '张某' }
const FINDING = {
  name: '处理决定',
  sample:
    '依照《中华人民共和国政府信息公开条例》第十六条第二款的规定，您申请获取的政府信息属于行政机关在履行行政管理职能过程中形成的过程性信息，本机关不予公开，理由如下。',
}
/** Of everybody. A sample stands for what the organ's own settings say. */
const COMMON = [
  { name: '机关名称', sample: '某市住房和城乡建设局' },
  { name: '工作机构', sample: '办公室' },
  { name: '办公地址', sample: '某市人民路1号' },
  { name: '联系电话', sample: '0710-1234567' },
] as const
/** Never free text: where it stands is chosen, what it says is a rule. */
export const REMEDY_FIELD = '救济途径'
const REMEDY = { name: REMEDY_FIELD, sample: '（按答复种类和日期生成）' }
const TELLS_REMEDY = {
  what: REMEDY_FIELD,
  why: '应当告知申请人不服时的救济途径',
  article: '条例第五十一条',
}
const reason = (sample: string) => ({ name: '理由', sample })

/** Of each kind of letter: 条例 and 国办函〔2020〕109号 say what it has to tell. */
export const WORDINGS: Readonly<Record<LetterKind, TemplateRule>> = {
  receipt: wording({
    fields: [CASE, RECEIVED, ASKED, DUE, APPLICANT],
    needs: [need('登记编号', '申请人凭编号查询'), need('收到日期', '各期限从此日起算', '三十一'), due()],
    keeps: [keep('第三十三条', '答复期限的依据', '三十三')],
    text: `本机关于{收到日期}收到您（单位）提出的政府信息公开申请，登记编号：{登记编号}。申请内容：
{申请内容}
依照《中华人民共和国政府信息公开条例》第三十三条的规定，本机关将于{答复期限}前予以答复。如需延长答复期限、要求补正或者征求意见，将依法另行告知。`,
  }),
  'supplement-notice': wording({
    fields: [
      CASE,
      APPLICANT,
      { name: '补正事项', sample: '请写明所申请信息的年份、文号，或者便于查询的其他特征。' },
      { name: '补正期限', sample: '2026年10月20日' },
    ],
    needs: [
      need('补正事项', '应当一次性说明需要补正的事项', '三十'),
      need('补正期限', '应当说明合理的补正期限', '三十'),
    ],
    keeps: [keep('第三十条', '补正的依据', '三十'), keep('视为放弃申请', '逾期不补正的后果应当告知', '三十')],
    text: `您（单位）的政府信息公开申请（{登记编号}）内容不明确。依照《中华人民共和国政府信息公开条例》第三十条的规定，请补正以下事项：
{补正事项}
请于{补正期限}前（含当日）提交补正材料。答复期限自本机关收到补正的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。`,
  }),
  'extension-notice': wording({
    fields: [CASE, APPLICANT, reason('申请所涉资料分散在多个科室，需要逐件检索。'), DUE],
    needs: [due(), need('理由', '应当说明延长答复期限的原因', '三十三')],
    keeps: [
      keep('第三十三条', '延期的依据', '三十三'),
      keep('负责人同意', '延期须经政府信息公开工作机构负责人同意', '三十三'),
    ],
    text: `您（单位）的政府信息公开申请（{登记编号}）无法在原定期限内答复，原因：
{理由}
依照《中华人民共和国政府信息公开条例》第三十三条的规定，经本机关政府信息公开工作机构负责人同意，延期至{答复期限}前（含当日）答复。`,
  }),
  'reason-notice': wording({
    fields: [
      CASE,
      APPLICANT,
      { name: '事实', sample: '自2026年1月以来，同一申请人就同一项目提出申请46件。' },
      { name: '说明期限', sample: '2026年10月20日' },
    ],
    needs: [
      need('事实', '应当写明数量、频次明显超过合理范围的事实', '三十五'),
      need('说明期限', '应当写明何时以前说明理由'),
    ],
    keeps: [keep('第三十五条', '要求说明理由的依据', '三十五')],
    text: `您（单位）的政府信息公开申请（{登记编号}），本机关认为申请公开政府信息的数量、频次明显超过合理范围：
{事实}
依照《中华人民共和国政府信息公开条例》第三十五条的规定，请于{说明期限}前（含当日）向本机关书面说明理由。理由不合理的，本机关将不予处理；理由合理但无法在法定期限内答复的，本机关将确定延迟答复的合理期限并另行告知。`,
  }),
  'delay-notice': wording({
    fields: [CASE, APPLICANT, reason('所申请的46件信息须逐件检索、审查。'), DUE],
    needs: [due(), need('理由', '应当说明无法按期答复的情况', '三十五')],
    keeps: [keep('第三十五条', '延迟答复的依据', '三十五')],
    text: `您（单位）就政府信息公开申请（{登记编号}）所说明的理由，本机关认为合理，但因以下情况无法在《中华人民共和国政府信息公开条例》第三十三条规定的期限内答复：
{理由}
依照《中华人民共和国政府信息公开条例》第三十五条的规定，本机关将于{答复期限}前（含当日）答复。`,
  }),
  consultation: wording({
    fields: [
      { name: '征求事项', sample: '你单位报送的《某某项目可行性研究报告》。' },
      { name: '征求依据', sample: '第三十二条' },
      { name: '答复时限', sample: '请自收到本征求意见书之日起15个工作日内' },
    ],
    needs: [
      need('征求事项', '应当写明征求意见的信息', '三十二'),
      need('答复时限', '应当写明答复的期限', '三十二'),
      need('征求依据', '第三方、共同制作机关的依据不同', '三十二'),
    ],
    keeps: [keep('理由', '不同意公开的应当说明理由', '三十二')],
    text: `本机关收到政府信息公开申请，所涉政府信息与你单位（您）有关：
{征求事项}
依照《中华人民共和国政府信息公开条例》{征求依据}的规定，现征求意见。{答复时限}书面提出是否同意公开的意见；不同意公开的，请说明理由。`,
  }),
  'fee-notice': wording({
    fields: [
      CASE,
      APPLICANT,
      {
        name: '收费依据',
        sample:
          '《中华人民共和国政府信息公开条例》第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
      },
      { name: '收费标准', sample: '按件计收：同一申请人一个自然月内累计第11至30件，每件100元' },
      { name: '收费数额', sample: '100元' },
      { name: '计算过程', sample: '本件为当月第12件，计100元。' },
      { name: '缴纳方式', sample: '凭本通知到本机关窗口开具非税缴款单。' },
    ],
    needs: [feeStates('收费依据'), feeStates('收费标准'), feeStates('收费数额'), feeStates('缴纳方式')],
    keeps: [
      keep('20个工作日', '缴纳的期限应当告知', '', '国办函〔2020〕109号'),
      keep('视为放弃申请', '逾期未缴纳的后果应当告知', '', '国办函〔2020〕109号'),
    ],
    text: `您（单位）的政府信息公开申请（{登记编号}），申请公开政府信息的数量、频次明显超过合理范围。依照{收费依据}的规定，本机关决定收取信息处理费。
收费标准：{收费标准}
收费数额：{收费数额}。计算如下：
{计算过程}
缴纳方式：{缴纳方式}
请自收到本通知次日起20个工作日内缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。答复期限自缴费完成次日起重新计算。`,
  }),
  'override-notice': wording({
    fields: [
      { name: '公开内容', sample: '你单位2025年度污染物排放监测数据。' },
      reason('该信息关系周边居民的健康安全。'),
      REMEDY,
    ],
    needs: [
      need('公开内容', '应当告知第三方决定公开的内容', '三十二'),
      need('理由', '应当告知第三方公开的理由', '三十二'),
      TELLS_REMEDY,
    ],
    keeps: [
      keep('第三十二条', '决定公开的依据', '三十二'),
      keep('公共利益', '只有不公开可能对公共利益造成重大影响的才可以决定公开', '三十二'),
    ],
    text: `您（单位）不同意公开以下政府信息的意见，本机关已经收到：
{公开内容}
经审查，本机关认为不公开可能对公共利益造成重大影响，理由如下：
{理由}
依照《中华人民共和国政府信息公开条例》第三十二条的规定，本机关决定予以公开，现予告知。
{救济途径}`,
  }),
  rectification: wording({
    fields: [
      CASE,
      RECEIVED,
      APPLICANT,
      { name: '更正记录', sample: '不动产登记档案中的房屋面积' },
      { name: '处理决定', sample: '本机关决定予以更正。' },
      reason('经核对原始测绘成果，登记的面积确有错误。'),
      REMEDY,
    ],
    needs: [need('处理决定', '应当告知申请人处理的结果', '四十一'), TELLS_REMEDY],
    keeps: [keep('第四十一条', '更正的依据', '四十一')],
    text: `本机关于{收到日期}收到您（单位）提出的政府信息更正申请（{登记编号}）。要求更正的记录：
{更正记录}
经审核，依照《中华人民共和国政府信息公开条例》第四十一条的规定，{处理决定}
{理由}
{救济途径}`,
  }),
  reply: wording({
    fields: [
      CASE,
      RECEIVED,
      ASKED,
      APPLICANT,
      FINDING,
      reason('该信息是尚在讨论中的方案，尚未形成最终决定。'),
      { name: '答复内容', sample: '方案经批准后，本机关将在门户网站公布。' },
      REMEDY,
    ],
    needs: [
      need('处理决定', '应当根据情况作出答复', '三十六'),
      need('理由', '不予公开、无法提供的，应当说明理由', '三十六'),
      need('答复内容', '提供的信息或者获取途径写在这里', '三十六'),
      TELLS_REMEDY,
    ],
    keeps: [],
    text: `本机关于{收到日期}收到您（单位）提出的政府信息公开申请（{登记编号}）。申请内容：
{申请内容}
经审查，{处理决定}
{理由}
{答复内容}
{救济途径}`,
  }),
}

function wording(rule: Omit<TemplateRule, 'most'>): TemplateRule {
  return { ...rule, fields: [...rule.fields, ...COMMON], most: 3000 }
}

function need(what: string, why: string, article = ''): Demand {
  return { what, why, ...(article === '' ? {} : { article: `条例第${article}条` }) }
}

function keep(what: string, why: string, article: string, source = `条例第${article}条`): Demand {
  return { what, why, article: source }
}

function due(): Demand {
  return need('答复期限', '应当告知答复的期限', '三十三')
}

function feeStates(what: string): Demand {
  return { what, why: '收费通知应当说明收费的依据、标准、数额、缴纳方式', article: '国办函〔2020〕109号' }
}
