import type { FileText } from './file-text.ts'
import { readXml } from './xml.ts'

export const isPropertyPart = (name: string) => /^docProps\/(core|app|custom)\.xml$/.test(name)

const NAMES: Record<string, string> = {
  'dc:creator': '作者',
  'cp:lastModifiedBy': '最后修改人',
  'dc:title': '标题',
  'dc:subject': '主题',
  'dc:description': '备注',
  'cp:keywords': '关键词',
  'cp:category': '类别',
  Company: '单位',
  Manager: '负责人',
}

/** Author, company and the rest that Word and Excel write beside the text. */
export function readProperties(contents: ReadonlyMap<string, Buffer>, found: FileText): void {
  for (const part of ['docProps/core.xml', 'docProps/app.xml']) {
    let at: string | undefined
    readXml(contents.get(part), {
      open: (name) => {
        at = NAMES[name]
      },
      text: (text) => {
        if (at !== undefined) found.properties[at] = ((found.properties[at] ?? '') + text).slice(0, 1000)
      },
      close: () => {
        at = undefined
      },
    })
  }
  let custom = ''
  readXml(contents.get('docProps/custom.xml'), {
    open: (name, { name: called }) => {
      if (name === 'property') custom = `自定义属性“${called ?? ''}”`
    },
    text: (text) => {
      const value = ((found.properties[custom] ?? '') + text).trim().slice(0, 1000)
      if (custom !== '' && value !== '') found.properties[custom] = value
    },
    close: (name) => {
      if (name === 'property') custom = ''
    },
  })
  for (const [name, value] of Object.entries(found.properties)) {
    if (value.trim() === '') delete found.properties[name]
  }
}
