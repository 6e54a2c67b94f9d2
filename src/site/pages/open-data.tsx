import type { FC } from 'hono/jsx'

/** 开放数据: what can be taken along as data, and how a program asks. */
export const OpenDataPage: FC<{ parts: readonly number[] }> = ({ parts }) => (
  <article class="card document">
    <h1>开放数据</h1>
    <div class="text">
      <p>本网站主动公开的信息，可以整批下载，也可以由程序读取。不用注册，不收费用，使用时请注明来源。</p>
      <h2 id="documents">整批下载</h2>
      {parts.length === 0 ? (
        <p>还没有公开的信息。</p>
      ) : (
        <ul>
          {parts.map((part) => (
            <li>
              信息目录{parts.length === 1 ? '' : `（第 ${part} 部分）`}：
              <a href={`/open/v1/documents-${part}.csv`} download>
                CSV 表格
              </a>
              、
              <a href={`/open/v1/documents-${part}.json`} download>
                JSON
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>
        年度报告的数据文件在各报告页的“下载本报告”中；全部数据文件的清单：
        <a href="/open/catalogue.jsonld">数据目录（DCAT）</a>。
      </p>
      <h2>程序接口</h2>
      <ul>
        <li>
          <a href="/open/v1/documents">/open/v1/documents</a>：信息列表，可按栏目、类型、更新时间筛选
        </li>
        <li>/open/v1/documents/编号：一条信息的全文和附件</li>
        <li>
          <a href="/open/v1/columns">/open/v1/columns</a>：栏目
        </li>
        <li>
          <a href="/open/v1/annual-reports">/open/v1/annual-reports</a>：年度报告
        </li>
        <li>
          <a href="/open/openapi.json">接口说明（OpenAPI 3.1）</a>、<a href="/sitemap.xml">站点地图</a>、
          <a href="/feed.xml">RSS 订阅</a>
        </li>
      </ul>
      <p>
        可以从任何网站的网页读取（CORS）。再次读取时请带上次得到的
        ETag，没有变化的只回答“没有变化”。撤回的信息随即从接口和数据文件中消失，转载的也请随之撤下。
      </p>
    </div>
  </article>
)
