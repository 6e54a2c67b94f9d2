/** exact: nothing; forms: width, case, traditional forms, invisible characters; spaced: inserted spaces and marks too. */
export type Tolerance = 'exact' | 'forms' | 'spaced'

/** A text as it is compared, and where each of its units stood. */
export interface Normalised {
  units: Uint16Array
  /** Position in the original of each unit; one more at the end. */
  places: Int32Array
  length: number
}

// Only forms with one simplified counterpart: 乾, 後, 著 and their like would turn right words into wrong ones.
const TRADITIONAL =
  '国國产產发發门門问問间間闻聞开開关關义義习習书書买買乱亂争爭亚亞亲親亿億仅僅从從仓倉仪儀们們价價众眾优優会會伤傷伦倫伪偽体體' +
  '侠俠侦偵侧側债債倾傾偿償储儲儿兒兰蘭兴興养養兽獸内內册冊写寫军軍农農冲衝决決况況冻凍净淨减減凤鳳凭憑击擊创創划劃刘劉则則刚剛' +
  '删刪别別剂劑剑劍剧劇劝勸办辦务務动動励勵劳勞势勢区區医醫华華协協单單卖賣卢盧卫衛厂廠厅廳历歷厉厲压壓厌厭县縣参參双雙变變叙敘' +
  '叶葉号號叹嘆听聽启啟员員响響团團园園围圍图圖圆圓圣聖场場坏壞块塊坚堅坛壇垄壟垦墾执執声聲处處备備复復头頭夹夾夺奪奖獎妇婦妈媽' +
  '娱娛孙孫学學宁寧宝寶实實审審宪憲宫宮对對导導寻尋将將尔爾尘塵尝嘗层層属屬岁歲岂豈岛島岭嶺师師带帶帮幫庄莊庆慶库庫应應废廢张張' +
  '强強归歸当當录錄彻徹径徑态態总總恋戀恶惡悬懸惊驚惩懲惯慣愤憤战戰户戶扩擴扫掃扬揚扰擾护護报報担擔拥擁择擇挂掛挥揮损損换換据據' +
  '击擊数數断斷旧舊时時显顯权權条條来來极極构構标標样樣档檔桥橋检檢楼樓欢歡欧歐残殘毁毀毕畢气氣汇匯汉漢沟溝没沒泽澤洁潔测測济濟' +
  '涛濤涨漲湾灣满滿灭滅灵靈灾災炼煉烦煩热熱爱愛牵牽状狀独獨猎獵环環现現电電画畫疗療监監盖蓋盘盤码碼确確础礎礼禮祸禍离離种種积積' +
  '称稱稳穩穷窮竞競笔筆签簽简簡类類粮糧紧緊级級纪紀约約纯純纳納纵縱纷紛纸紙线線练練组組细細织織终終经經结結给給络絡绝絕统統继繼' +
  '绩績续續维維综綜绿綠缓緩编編缘緣缩縮缴繳网網罗羅罚罰职職联聯肃肅脑腦脱脫节節艺藝苏蘇范範荐薦药藥获獲营營虑慮补補装裝见見' +
  '观觀规規视視览覽觉覺计計订訂认認讨討让讓训訓议議记記讲講许許论論设設访訪证證评評识識诉訴诊診词詞译譯试試诗詩诚誠话話询詢该該' +
  '详詳语語误誤说說请請诸諸课課调調谈談谋謀谓謂谢謝财財责責败敗货貨质質贪貪购購贯貫贵貴贷貸费費资資赋賦赌賭赏賞赔賠赖賴赛賽赞贊' +
  '车車轨軌转轉轮輪软軟轻輕载載较較辅輔辆輛辑輯输輸边邊达達迁遷过過运運还還这這进進远遠连連迟遲选選递遞逻邏遗遺邮郵郑鄭释釋针針' +
  '钟鐘钢鋼钱錢铁鐵银銀链鏈销銷锁鎖错錯键鍵镇鎮长長闭閉闲閑阅閱队隊阳陽阴陰阵陣阶階际際陆陸陈陳险險随隨隐隱难難静靜页頁项項顺順' +
  '须須顾顧预預领領频頻题題颜顏额額风風飞飛饭飯饮飲馆館马馬驱驅验驗骗騙鱼魚鸟鳥龙龍'

/** What shows nothing: zero-width spaces and joiners, direction marks, soft hyphen, variation selectors. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/
/** What people put between characters to slip through; never what ends a sentence or a line. */
const INSERTED = /[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000.·・•*_\-—~～|/\\^'"`+=#&]/

/** In a table: this unit is left out. */
const GONE = 0
const FORMS = tableOf('forms')
const SPACED = tableOf('spaced')

/** The text as it is compared. One unit becomes one or none, so each keeps its place in the original. */
export function normalise(text: string, tolerance: Tolerance): Normalised {
  const units = new Uint16Array(text.length)
  const places = new Int32Array(text.length + 1)
  const table = tolerance === 'spaced' ? SPACED : FORMS
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const to = tolerance === 'exact' ? unit : (table[unit] as number)
    if (to === GONE && unit !== 0) continue
    units[length] = to
    places[length] = at
    length++
  }
  places[length] = text.length
  return { units: units.subarray(0, length), places, length }
}

/** A word of a lexicon as it is compared. */
export function normalisedWord(text: string, tolerance: Tolerance): string {
  return String.fromCharCode(...normalise(text, tolerance).units)
}

function tableOf(tolerance: 'forms' | 'spaced'): Uint16Array {
  const table = Uint16Array.from({ length: 65536 }, (_, unit) => unit)
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0
  table[0x3000] = 0x20
  for (let at = 0; at < TRADITIONAL.length; at += 2) {
    table[TRADITIONAL.charCodeAt(at + 1)] = TRADITIONAL.charCodeAt(at)
  }
  for (let unit = 0; unit < 65536; unit++) {
    const to = String.fromCharCode(table[unit] as number)
    if (to >= 'A' && to <= 'Z') table[unit] = to.toLowerCase().charCodeAt(0)
    const isGone = INVISIBLE.test(to) || (tolerance === 'spaced' && INSERTED.test(to))
    if (isGone) table[unit] = GONE
  }
  return table
}
