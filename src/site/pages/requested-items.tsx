import type { FC } from 'hono/jsx'
import { itemField, MOST_ITEMS } from '../../modules/requests/index.ts'
import { Area, type Filled } from '../parts/field.tsx'
import { itemNumbers } from '../request-items.ts'

/** 一事一申请: each thing asked for by itself. One more or one less is a round to the server, without any script. */
export const RequestedItems: FC<{ filled: Filled }> = ({ filled }) => {
  const further = itemNumbers(filled.values)
  return (
    <>
      <input type="hidden" name="items" value={String(further.length + 1)} />
      <Area
        name="information"
        label="所需信息的名称、文号或者其他特征"
        filled={filled}
        hint="写得越具体，找得越快，例如文件标题、年份、项目名称；一项一项地写"
      />
      <Area name="description" label="补充说明（可不填）" filled={filled} rows={2} />
      {further.map((no) => (
        <fieldset class="item">
          <legend>第{no}项信息</legend>
          <Area
            name={itemField(no, 'information')}
            label={`第${no}项信息的名称、文号或者其他特征`}
            filled={filled}
          />
          <Area
            name={itemField(no, 'description')}
            label={`第${no}项信息的补充说明（可不填）`}
            filled={filled}
            rows={2}
          />
          <button type="submit" class="plain" name="change" value={`remove-${no}`}>
            去掉第{no}项
          </button>
        </fieldset>
      ))}
      {further.length + 1 < MOST_ITEMS ? (
        <p class="more">
          <button type="submit" class="plain" name="change" value="add">
            再添一项信息
          </button>
          <span class="hint">几项信息可能分别办理、分别答复，届时会告诉您各自的编号</span>
        </p>
      ) : null}
    </>
  )
}
